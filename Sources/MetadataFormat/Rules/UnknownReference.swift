package import DiagnosticsCore

extension Rule {
    /// Rule `unknown-reference`.
    package static let unknownReference = Rule(
        MetadataRule.unknownReference, severities: [.warning],
        checks: "References lead into the schemas of the same file.",
        reason: "What lies elsewhere is not read.",
        remedy: "Move the schema to components.schemas.",
        source: .metadataFormat,
        example: .metadata(
            wrong: """
                {"info": {"product": "Shop", "version": "2026-01-01"},
                 "apis": {"Buy": {"parameters": [
                   {"name": "Tag", "in": "query", "schema": {"$ref": "tags.json#/Tag"}}
                 ]}},
                 "components": {"schemas": {"Tag": {"type": "object", "properties": {"Key": {"type": "string"}}}}}}
                """,
            right: """
                {"info": {"product": "Shop", "version": "2026-01-01"},
                 "apis": {"Buy": {"parameters": [
                   {"name": "Tag", "in": "query", "schema": {"$ref": "#/components/schemas/Tag"}}
                 ]}},
                 "components": {"schemas": {"Tag": {"type": "object", "properties": {"Key": {"type": "string"}}}}}}
                """
        )
    )
}
