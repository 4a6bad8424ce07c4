package import DiagnosticsCore

extension Rule {
    /// Rule `skipped-action`.
    package static let skippedAction = Rule(
        ModelGeneratorRule.skippedAction, severities: [.warning],
        checks: "Every action that is asked for can be expressed in Swift.",
        reason: "The code lacks it.",
        remedy: "Leave it out of the actions, or correct the metadata.",
        source: .generator,
        example: .metadata(
            wrong: """
                {"info": {"product": "Shop", "version": "2026-01-01"},
                 "apis": {"Buy": {"path": "/carts"}}}
                """,
            right: """
                {"info": {"product": "Shop", "version": "2026-01-01"},
                 "apis": {"Buy": {}}}
                """
        )
    )
}
