package import DiagnosticsCore
import InstanceSpec
import Platform

extension Rule {
    /// Rule `trusted-needs-vswitch`.
    package static let trustedNeedsVSwitch = Rule(
        SpecRule.trustedNeedsVSwitch, severities: [.error, .warning],
        checks: "Security-enhanced instances are given a vSwitch.",
        reason: "They exist in VPCs only.",
        remedy: "Add 'vSwitch' to 'network', or to one of its interfaces.",
        source: .securityEnhancedPage,
        keys: ["spec.network.vSwitch"],
        example: .settings(
            wrong: """
                type: ecs.c6t.large
                trustedSystem: managed
                systemDisk: {category: cloud_essd}
                network: {securityGroup: sg-1}
                """,
            right: """
                type: ecs.c6t.large
                trustedSystem: managed
                systemDisk: {category: cloud_essd}
                network: {vSwitch: vsw-1, securityGroup: sg-1}
                """
        )
    )
}

extension CheckedSpec {
    mutating func checkTrustedNeedsVSwitch() {
        guard let family = securityEnhanced?.family.name, !hasVSwitch, !hasLaunchTemplate else { return }
        report(
            securityEnhancedSeverity, .trustedNeedsVSwitch,
            "family '\(family)' exists in VPCs only, and there is no vSwitch",
            missingIn: spec["network"] ?? spec,
            help: "add 'vSwitch: vsw-…' \(spec["network"] == nil ? "under a key 'network'" : "to 'network'")"
        )
    }
}
