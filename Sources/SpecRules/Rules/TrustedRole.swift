package import DiagnosticsCore
import InstanceSpec

extension Rule {
    /// Rule `trusted-role`.
    package static let trustedRole = Rule(
        SpecRule.trustedRole, severities: [.warning],
        checks: "An instance with a managed trusted system gets a role, now or later.",
        reason: "Without one it can't report, and Security Center shows it as unmeasured.",
        remedy: "Write 'attach: atCreation' or 'attach: later'.",
        source: .securityEnhancedPage,
        keys: ["spec.trustedSystem", "spec.role"],
        example: .settings(
            wrong: """
                type: ecs.c6t.large
                trustedSystem: managed
                systemDisk: {category: cloud_essd}
                role: {attach: never}
                """,
            right: """
                type: ecs.c6t.large
                trustedSystem: managed
                systemDisk: {category: cloud_essd}
                role: {attach: later}
                """
        )
    )
}

extension CheckedSpec {
    mutating func checkTrustedRole() {
        guard trusted.mode == .managed, let attach = spec["role", "attach"], attach.text == "never" else { return }
        report(
            .warning, .trustedRole, "without a role the instance can't report what it measured", at: attach,
            notes: ["Security Center will show it as unmeasured"], help: "attach it 'atCreation' or 'later'"
        )
    }
}
