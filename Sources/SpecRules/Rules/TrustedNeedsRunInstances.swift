package import DiagnosticsCore
import InstanceSpec

extension Rule {
    /// Rule `trusted-needs-run-instances`.
    package static let trustedNeedsRunInstances = Rule(
        SpecRule.trustedNeedsRunInstances, severities: [.error, .warning],
        checks: "Trusted instances are created with RunInstances.",
        reason: "CreateInstance has no SecurityOptions, so it can't switch the trusted system on.",
        remedy: "Write 'api: RunInstances', or leave 'api' out.",
        source: .securityEnhancedPage,
        keys: ["spec.api", "spec.trustedSystem"],
        example: .settings(
            wrong: """
                api: CreateInstance
                type: ecs.c6t.large
                trustedSystem: managed
                systemDisk: {category: cloud_essd}
                """,
            right: """
                api: RunInstances
                type: ecs.c6t.large
                trustedSystem: managed
                systemDisk: {category: cloud_essd}
                """
        )
    )
}

extension CheckedSpec {
    mutating func checkTrustedNeedsRunInstances() {
        guard let api = spec["api"], api.text == "CreateInstance", trusted.mode == .managed,
            let value = spec["trustedSystem"]
        else { return }
        let label = [Diagnostic.Label(span: value.span, text: "asks for a managed trusted system")]
        if trusted.sendsVTPMMode {
            report(
                .error, .trustedNeedsRunInstances, "CreateInstance can't switch a trusted system on", at: api,
                labels: label,
                notes: ["SecurityOptions.TrustedSystemMode exists in RunInstances only"], replacement: "RunInstances"
            )
        } else {
            report(
                .warning, .trustedNeedsRunInstances,
                "trusted instances are to be created with RunInstances", at: api, labels: label,
                replacement: "RunInstances"
            )
        }
    }
}
