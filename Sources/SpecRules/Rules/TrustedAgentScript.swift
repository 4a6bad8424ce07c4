package import DiagnosticsCore
import InstanceSpec

extension Rule {
    /// Rule `trusted-agent-script`.
    package static let trustedAgentScript = Rule(
        SpecRule.trustedAgentScript, severities: [.note],
        checks: "Names the faults of the documented install script where that is sent.",
        reason: "A failed download counts as success in it, and its later sites are never tried.",
        remedy: "Write 'agentScript: hardened'.",
        source: .securityEnhancedPage,
        keys: ["spec.agentScript"],
        example: .settings(
            wrong: """
                type: ecs.c6t.large
                trustedSystem: managed
                systemDisk: {category: cloud_essd}
                """,
            right: """
                type: ecs.c6t.large
                trustedSystem: managed
                systemDisk: {category: cloud_essd}
                agentScript: hardened
                """
        )
    )
}

extension CheckedSpec {
    mutating func checkTrustedAgentScript() {
        guard trusted.mode == .managed, let value = spec["agentScript"] ?? spec["trustedSystem"],
            spec["agentScript"]?.text != "hardened"
        else { return }
        report(
            .note, .trustedAgentScript,
            "the documented install script takes a failed download for success and uses plain http", at: value,
            help: "'agentScript: hardened' tries each site in turn and fails loudly"
        )
    }
}
