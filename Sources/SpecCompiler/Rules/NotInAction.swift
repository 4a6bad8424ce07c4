package import DiagnosticsCore

extension Rule {
    /// Rule `not-in-action`.
    package static let notInAction = Rule(
        CompilerRule.notInAction, severities: [.error],
        checks: "The chosen action has every parameter that is sent.",
        reason: "The service would ignore or refuse the rest.",
        remedy: "Leave the field out, or choose the other action with 'api'.",
        source: .metadata,
        keys: ["spec.api", "spec.parameters"],
        example: .settings(
            wrong: """
                api: CreateInstance
                count: 2
                """,
            right: """
                api: RunInstances
                count: 2
                """
        )
    )
}
