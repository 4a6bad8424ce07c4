package import DiagnosticsCore

extension Rule {
    /// Rule `invalid-patch`.
    package static let invalidPatch = Rule(
        MetadataRule.invalidPatch, severities: [.error],
        checks: "Patches of metadata have all their keys, and change what can be changed.",
        reason: "A correction that is passed over is none.",
        remedy: "Give the keys that the finding lists.",
        source: .generator,
        example: .file(
            "patches.json",
            of: "ecsc metadata lint --api-docs api-docs.json",
            wrong: #"{"patches": [{"action": "Buy", "member": "request.Amount"}]}"#,
            right: """
                {"patches": [{
                  "action": "Buy", "member": "request.Amount", "change": "maximum", "from": "1000", "to": "100",
                  "reason": "the service refuses more"
                }]}
                """,
            files: [
                "api-docs.json": """
                {"info": {"product": "Shop", "version": "2026-01-01"},
                 "apis": {"Buy": {"parameters": [
                   {"name": "Amount", "in": "query", "schema": {"type": "integer", "maximum": "1000"}}
                 ]}}}
                """
            ]
        )
    )
}
