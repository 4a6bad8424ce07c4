package import DiagnosticsCore

extension Rule {
    /// Rule `nul-byte`.
    package static let nulByte = Rule(
        DocumentRule.nulByte, severities: [.error],
        checks: "Texts hold no NUL byte.",
        reason: "It ends texts in most programs that they pass through.",
        remedy: "Remove it; a binary payload goes into a file of its own.",
        source: .language,
        example: .command(
            wrong: #"{ cat web.ecs.yaml; printf '\000'; } | ecsc check -"#,
            right: "cat web.ecs.yaml | ecsc check -",
            files: ["web.ecs.yaml": RuleExample.spec()]
        )
    )
}
