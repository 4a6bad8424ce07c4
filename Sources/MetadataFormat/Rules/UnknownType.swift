package import DiagnosticsCore

extension Rule {
    /// Rule `unknown-type`.
    package static let unknownType = Rule(
        MetadataRule.unknownType, severities: [.warning],
        checks: "Types are those of JSON Schema.",
        reason: "Of any other it is not known which values it has.",
        remedy: "Correct the type, with a patch where it is the platform's.",
        source: .metadataFormat,
        example: .metadata(
            wrong: """
                {"info": {"product": "Shop", "version": "2026-01-01"},
                 "apis": {"Buy": {"parameters": [
                   {"name": "Text", "in": "query", "schema": {"type": "text"}}
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
