package import DiagnosticsCore

extension Rule {
    /// Rule `not-utf8`.
    package static let notUTF8 = Rule(
        DocumentRule.notUTF8, severities: [.error],
        checks: "Texts are UTF-8.",
        reason: "Any other encoding would have to be guessed.",
        remedy: "Save the file as UTF-8.",
        source: .language,
        example: .command(
            wrong: "iconv -f utf-8 -t latin1 web.ecs.yaml | ecsc check -",
            right: "ecsc check web.ecs.yaml",
            files: ["web.ecs.yaml": RuleExample.spec("description: Café")]
        )
    )
}
