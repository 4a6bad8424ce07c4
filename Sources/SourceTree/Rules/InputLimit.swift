package import DiagnosticsCore

extension Rule {
    /// Rule `input-limit`.
    package static let inputLimit = Rule(
        DocumentRule.inputLimit, severities: [.error],
        checks:
            "A spec is of at most 1 MiB, nests at most 64 deep, and its aliases stand for at most 1,000 nodes and 1 MiB.",
        reason: "A hostile file must not exhaust memory.",
        remedy: "Split the spec, or move payloads into files of their own.",
        source: .language,
        example: .command(
            wrong: "{ cat web.ecs.yaml; yes '#' | head -n 600000; } | ecsc check -",
            right: "{ cat web.ecs.yaml; yes '#' | head -n 6; } | ecsc check -",
            files: ["web.ecs.yaml": RuleExample.spec()]
        )
    )
}
