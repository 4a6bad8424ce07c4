package import DiagnosticsCore

extension Rule {
    /// Rule `lowercase-twin`.
    package static let lowercaseTwin = Rule(
        MetadataRule.lowercaseTwin, severities: [.note],
        checks: "Tells of a name that stands beside the same name with a capital.",
        reason: "The service reads both as one, so that only the capitalised one is kept.",
        remedy: "Nothing needs to be done.",
        source: .metadataFormat,
        example: .metadata(
            wrong: """
                {"info": {"product": "Shop", "version": "2026-01-01"},
                 "apis": {"Buy": {"parameters": [
                   {"name": "Tag", "in": "query", "schema": {"type": "object", "properties": {"Key": {"type": "string"}, "key": {"type": "string"}}}}
                 ]}}}
                """,
            right: """
                {"info": {"product": "Shop", "version": "2026-01-01"},
                 "apis": {"Buy": {"parameters": [
                   {"name": "Tag", "in": "query", "schema": {"type": "object", "properties": {"Key": {"type": "string"}}}}
                 ]}}}
                """
        )
    )
}
