package import DiagnosticsCore

extension Rule {
    /// Rule `repeated-parameter`.
    package static let repeatedParameter = Rule(
        MetadataRule.repeatedParameter, severities: [.note],
        checks: "Tells of a parameter that is listed again with another type.",
        reason: "The first counts, and the other may be the one that was meant.",
        remedy: "Remove one of the two, with a patch where the metadata is the platform's.",
        source: .metadataFormat,
        example: .metadata(
            wrong: """
                {"info": {"product": "Shop", "version": "2026-01-01"},
                 "apis": {"Buy": {"parameters": [
                   {"name": "Text", "in": "query", "schema": {"type": "string"}},
                   {"name": "Text", "in": "query", "schema": {"type": "integer"}}
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
