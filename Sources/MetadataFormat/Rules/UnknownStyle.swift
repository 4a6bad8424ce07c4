package import DiagnosticsCore

extension Rule {
    /// Rule `unknown-style`.
    package static let unknownStyle = Rule(
        MetadataRule.unknownStyle, severities: [.warning],
        checks: "A list or an object is sent in a style that the platform is known to read.",
        reason: "In any other style the service would not find the values.",
        remedy: "Use repeatList, flat, json, simple, spaceDelimited or pipeDelimited.",
        source: .metadataFormat,
        example: .metadata(
            wrong: """
                {"info": {"product": "Shop", "version": "2026-01-01"},
                 "apis": {"Buy": {"parameters": [
                   {"name": "Ids", "in": "query", "style": "deepObject", "schema": {"type": "array", "items": {"type": "string"}}}
                 ]}}}
                """,
            right: """
                {"info": {"product": "Shop", "version": "2026-01-01"},
                 "apis": {"Buy": {"parameters": [
                   {"name": "Ids", "in": "query", "style": "repeatList", "schema": {"type": "array", "items": {"type": "string"}}}
                 ]}}}
                """
        )
    )
}
