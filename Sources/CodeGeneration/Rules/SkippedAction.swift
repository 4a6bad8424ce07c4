package import DiagnosticsCore

extension Rule {
    /// Rule `skipped-action`.
    package static let skippedAction = Rule(
        ModelGeneratorRule.skippedAction, severities: [.error, .warning],
        checks: "Every action that is asked for is called by its name, as in RPC style, and can be expressed in Swift.",
        reason:
            "The code lacks it; what was asked for by its name, or a pattern of which nothing is left, is an error.",
        remedy: "Leave it out of the actions, or correct the metadata.",
        source: .generator,
        example: .metadata(
            wrong: """
                {"info": {"style": "ROA", "product": "Shop", "version": "2026-01-01"},
                 "apis": {"Buy": {"path": "/carts"}}}
                """,
            right: """
                {"info": {"style": "RPC", "product": "Shop", "version": "2026-01-01"},
                 "apis": {"Buy": {"path": "/carts"}}}
                """
        )
    )
}
