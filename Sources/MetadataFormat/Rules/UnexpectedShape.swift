package import DiagnosticsCore

extension Rule {
    /// Rule `unexpected-shape`.
    package static let unexpectedShape = Rule(
        MetadataRule.unexpectedShape, severities: [.error, .warning],
        checks: "Parts of metadata are of the kinds that published metadata has.",
        reason: "What is read past would be missing from the models.",
        remedy: "Correct the metadata, with a patch where it is the platform's.",
        source: .metadataFormat,
        example: .metadata(
            wrong: """
                {"info": {"product": "Shop", "version": "2026-01-01"},
                 "apis": {"Buy": {"parameters": [
                   {"in": "query", "schema": {"type": "string"}}
                 ]}}}
                """,
            right: """
                {"info": {"product": "Shop", "version": "2026-01-01"},
                 "apis": {"Buy": {"parameters": [
                   {"name": "Text", "in": "query", "schema": {"type": "string"}}
                 ]}}}
                """
        )
    )
}
