package import DiagnosticsCore

extension Rule {
    /// Rule `unsupported-parameter-place`.
    package static let unsupportedParameterPlace = Rule(
        MetadataRule.unsupportedParameterPlace, severities: [.warning],
        checks: "Parameters travel in the query or the form, as RPC calls have them.",
        reason: "A call could not carry a parameter of a path or a header.",
        remedy: "Nothing, if the calls can do without; otherwise leave the action out.",
        source: .metadataFormat,
        example: .metadata(
            wrong: """
                {"info": {"product": "Shop", "version": "2026-01-01"},
                 "apis": {"Buy": {"parameters": [
                   {"name": "Text", "in": "header", "schema": {"type": "string"}}
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
