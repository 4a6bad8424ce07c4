package import DiagnosticsCore
import ExactText
import InstanceSpec
import Platform
import SourceTree

extension Rule {
    /// Rule `trusted-disk-category`.
    package static let trustedDiskCategory = Rule(
        SpecRule.trustedDiskCategory, severities: [.error, .warning],
        checks: "Security-enhanced families boot from ESSDs, whose category is given.",
        reason: "They take no other system disk, and the API's default may be another.",
        remedy: "Write 'category: cloud_essd' under 'systemDisk'.",
        source: .familyPages,
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
    /// What security-enhanced families never took.
    static let olderCategories = ["cloud", "cloud_efficiency", "cloud_ssd", "cloud_regional_disk_auto"]

    mutating func checkTrustedDiskCategory() {
        guard let family = securityEnhanced?.family.name else { return }
        let taken = facts.trusted.systemDiskCategories
        let note = "security-enhanced families take \(taken.joined(separator: " and ")) (as of \(facts.trusted.asOf))"
        let disk = spec["systemDisk"]
        if let category = disk?["category"] {
            guard let text = category.text, !text.isExactly("cloud_essd"), !taken.contains(where: text.isExactly) else {
                return
            }
            // A category that came after the table may well be taken.
            let isOlder = Self.olderCategories.contains(where: text.isExactly)
            report(
                isOlder ? securityEnhancedSeverity : .warning, .trustedDiskCategory,
                "system disk category '\(text)' is not possible on \(spec["type"]?.text ?? family)",
                at: category, notes: [note], replacement: "cloud_essd"
            )
        } else if !hasLaunchTemplate {
            report(
                securityEnhancedSeverity, .trustedDiskCategory,
                "the system disk's category must be given on \(spec["type"]?.text ?? family)",
                missingIn: disk ?? spec,
                notes: [
                    note,
                    "the platform's default was cloud_efficiency; on the China site, since 2026-01-30, it is cloud_essd for types that take nothing else",
                ],
                help: disk == nil
                    ? "add 'systemDisk: {category: cloud_essd}' to 'spec'"
                    : "add 'category: cloud_essd' to 'systemDisk'",
                fix: disk.map {
                    document.insertion(
                        of: "category", .word("cloud_essd"), into: $0, "add 'category: cloud_essd' to 'systemDisk'")
                }
                    ?? document.insertion(
                        of: "systemDisk", .mapping(["category": .word("cloud_essd")]), into: spec,
                        "add 'systemDisk: {category: cloud_essd}' to 'spec'")
            )
        }
    }
}
