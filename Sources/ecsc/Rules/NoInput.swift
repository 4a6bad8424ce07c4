package import DiagnosticsCore

extension Rule {
    /// Rule `no-input`.
    package static let noInput = Rule(
        CommandRule.noInput, severities: [.error],
        checks: "The files that a command is given exist and can be read.",
        reason: "There is nothing to work on.",
        remedy: "Correct the path.",
        source: .commandLine,
        example: .command(
            wrong: "ecsc check web.yaml",
            right: "ecsc check web.ecs.yaml",
            files: ["web.ecs.yaml": RuleExample.spec()]
        )
    )
}
