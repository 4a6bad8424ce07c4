package import DiagnosticsCore
import InstanceSpec
import Platform

extension Rule {
    /// Rule `trusted-mode-required`.
    package static let trustedModeRequired = Rule(
        SpecRule.trustedModeRequired, severities: [.error, .warning],
        checks: "A spec for a security-enhanced family says who runs its trusted system.",
        reason: "On g7t, c7t and r7t the API switches it on only if told to, unlike the console.",
        remedy: "Write 'trustedSystem: managed', 'selfManaged' or 'off'.",
        source: .securityEnhancedPage,
        keys: ["spec.type", "spec.trustedSystem"],
        example: .settings(
            wrong: """
                type: ecs.g7t.large
                systemDisk: {category: cloud_essd}
                """,
            right: """
                type: ecs.g7t.large
                trustedSystem: managed
                systemDisk: {category: cloud_essd}
                """
        )
    )
}

extension CheckedSpec {
    mutating func checkTrustedModeRequired() {
        guard let (type, facts, enhancement) = securityEnhanced else { return }
        let family = facts.name
        let choices = "write 'trustedSystem: managed' (Alibaba Cloud's), 'selfManaged' (your own) or 'off'"
        if spec["trustedSystem"] == nil {
            report(
                enhancement == .vTPMMode ? securityEnhancedSeverity : .warning, .trustedModeRequired,
                "'\(family)' is security-enhanced, and the spec does not say who runs its trusted system", at: type,
                notes: ["the console switches it on by default, the API does not"], help: choices
            )
        } else if trusted.mode == .off, let value = spec["trustedSystem"] {
            report(
                .warning, .trustedModeRequired, "'\(family)' is security-enhanced, and its trusted system is off",
                at: type, labels: [Diagnostic.Label(span: value.span, text: "switched off here")],
                help: "if no trusted system is wanted, a family without the 't' will do"
            )
        }
    }
}
