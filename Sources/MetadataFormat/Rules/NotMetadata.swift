package import DiagnosticsCore

extension Rule {
    /// Rule `not-metadata`.
    package static let notMetadata = Rule(
        MetadataRule.notMetadata, severities: [.error],
        checks: "A file of API metadata names its product, its version and its actions.",
        reason: "Nothing can be generated from anything else.",
        remedy: "Give an api-docs.json as the platform publishes it, or the name of bundled metadata.",
        source: .metadataFormat,
        example: .metadata(
            wrong: #"{"openapi": "3.0.0", "paths": {}}"#,
            right: """
                {"info": {"product": "Shop", "version": "2026-01-01"},
                 "apis": {"Buy": {"parameters": [
                   {"name": "Text", "in": "query", "schema": {"type": "string"}}
                 ]}}}
                """
        )
    )
}
