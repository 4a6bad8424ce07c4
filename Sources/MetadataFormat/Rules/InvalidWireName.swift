package import DiagnosticsCore

extension Rule {
    /// Rule `invalid-wire-name`.
    package static let invalidWireName = Rule(
        MetadataRule.invalidWireName, severities: [.error],
        checks: "Names of products, actions, parameters and members can be sent, and written into Swift.",
        reason: "Such a name would break the code, or the request.",
        remedy: "Correct the metadata.",
        source: .metadataFormat,
        example: .metadata(
            wrong: """
                {"info": {"product": "Shop", "version": "2026-01-01"},
                 "apis": {"Buy it": {"parameters": [
                   {"name": "Text", "in": "query", "schema": {"type": "string"}}
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
