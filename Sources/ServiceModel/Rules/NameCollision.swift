package import DiagnosticsCore

extension Rule {
    /// Rule `name-collision`.
    package static let nameCollision = Rule(
        ModelRule.nameCollision, severities: [.error],
        checks: "No two things get the same Swift name.",
        reason: "One of the two would not compile.",
        remedy: "Give one of them a name of its own under \"names\", or rename the spec.",
        source: .generator,
        example: .metadata(
            wrong: """
                {"info": {"product": "Shop", "version": "2026-01-01"},
                 "apis": {"Buy": {"parameters": [
                   {"name": "Text", "in": "query", "schema": {"type": "string"}},
                   {"name": "text", "in": "query", "schema": {"type": "string"}}
                 ]}}}
                """,
            right: """
                {"info": {"product": "Shop", "version": "2026-01-01"},
                 "apis": {"Buy": {"parameters": [
                   {"name": "Text", "in": "query", "schema": {"type": "string"}},
                   {"name": "Title", "in": "query", "schema": {"type": "string"}}
                 ]}}}
                """
        )
    )
}
