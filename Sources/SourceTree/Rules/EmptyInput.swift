package import DiagnosticsCore

extension Rule {
    /// Rule `empty-input`.
    package static let emptyInput = Rule(
        DocumentRule.emptyInput, severities: [.error],
        checks: "There is something to read.",
        reason: "An empty file is nearly always an accident.",
        remedy: "Write a spec, or leave the file out of the command.",
        source: .language,
        example: .file(
            "web.ecs.yaml",
            of: "ecsc check web.ecs.yaml",
            wrong: "# nothing yet",
            right: RuleExample.spec()
        )
    )
}
