package import DiagnosticsCore
import InstanceSpec

extension Rule {
    /// Rule `trusted-disk-category`.
    package static let trustedDiskCategory = Rule(
        SpecRule.trustedDiskCategory, severities: [.error],
        checks: "Security-enhanced families boot from ESSDs.",
        reason: "They take no other system disk, and the API's default is another.",
        remedy: "Write 'category: cloud_essd' under 'systemDisk'.",
        source: .securityEnhancedPage,
        keys: ["spec.systemDisk.category"],
        example: .settings(
            wrong: """
                type: ecs.c6t.large
                trustedSystem: managed
                systemDisk: {category: cloud_efficiency}
                """,
            right: """
                type: ecs.c6t.large
                trustedSystem: managed
                systemDisk: {category: cloud_essd}
                """
        )
    )
}

extension CheckedSpec {
    mutating func checkTrustedDiskCategory() {
        guard let family = securityEnhanced?.family else { return }
        let note = "security-enhanced families take ESSDs only (SystemDisk.Category=cloud_essd)"
        let disk = spec["systemDisk"]
        if let category = disk?["category"] {
            guard let text = category.text, text != "cloud_essd" else { return }
            report(
                .error, .trustedDiskCategory,
                "system disk category '\(text)' is not possible on \(spec["type"]?.text ?? family)",
                at: category, notes: [note], replacement: "cloud_essd"
            )
        } else if !hasLaunchTemplate {
            report(
                .error, .trustedDiskCategory,
                "the system disk's category must be given on \(spec["type"]?.text ?? family)",
                missingIn: disk ?? spec, notes: [note, "the platform's default is another category"],
                help: disk == nil
                    ? "add 'systemDisk: {category: cloud_essd}' to 'spec'"
                    : "add 'category: cloud_essd' to 'systemDisk'"
            )
        }
    }
}
