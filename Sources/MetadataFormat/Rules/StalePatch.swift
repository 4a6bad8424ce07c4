package import DiagnosticsCore

extension Rule {
    /// Rule `stale-patch`.
    package static let stalePatch = Rule(
        MetadataRule.stalePatch, severities: [.error],
        checks: "Patches of metadata find what they were made for.",
        reason: "Metadata that has changed may be right by now, or wrong in another way.",
        remedy: "Look whether the metadata is right now; if so, remove the patch.",
        source: .generator,
        example: .file(
            "patches.json",
            of: "ecsc metadata lint --api-docs api-docs.json",
            wrong: """
                {"patches": [{
                  "action": "Buy", "member": "request.Amount", "change": "maximum", "from": "500", "to": "100",
                  "reason": "the service refuses more"
                }]}
                """,
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
