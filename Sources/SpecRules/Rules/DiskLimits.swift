package import DiagnosticsCore
import ExactText
import InstanceSpec
import Platform

extension Rule {
    /// Rule `disk-limits`.
    package static let diskLimits = Rule(
        SpecRule.diskLimits, severities: [.warning],
        checks: "A disk's category is one that the instance family takes, and its size one that the category has.",
        reason: "The service refuses others. The pages grow old, so this is a warning.",
        remedy: "Choose another category or size.",
        source: RuleSource(text: "ECS documentation, 'Limits' and pages on instance families", asOf: "2026-06-27"),
        keys: [
            "spec.systemDisk.category", "spec.systemDisk.sizeGiB", "spec.dataDisks.category", "spec.dataDisks.sizeGiB",
        ],
        example: .settings(
            wrong: """
                type: ecs.g7.large
                systemDisk: {category: cloud_efficiency}
                """,
            right: """
                type: ecs.g7.large
                systemDisk: {category: cloud_auto}
                """
        )
    )
}

extension CheckedSpec {
    mutating func checkDiskLimits() {
        if let disk = spec["systemDisk"] { checkDiskLimits(of: disk, as: .system) }
        for disk in spec["dataDisks"]?.items ?? [] { checkDiskLimits(of: disk, as: .data) }
    }

    private mutating func checkDiskLimits(of disk: SpecValue, as use: DiskFacts.Use) {
        // A category that the platform does not have at all is reported by its values.
        guard let category = disk["category"], let text = category.text,
            facts.disks.sizes(of: .data, category: text, level: nil) != nil
        else { return }
        // Of the system disks of security-enhanced families `trusted-disk-category` has said it.
        let isJudged = use == .system && securityEnhanced != nil
        if !isJudged, let family = trusted.familyFacts, family.takes(diskCategory: text) == false {
            report(
                .warning, .diskLimits, "family '\(family.name)' does not take '\(text)' disks", at: category,
                labels: (spec["type"]?.span).map { [Diagnostic.Label(span: $0, text: "the instance type")] } ?? [],
                notes: [
                    """
                    it takes \(family.diskCategories.joined(separator: ", ")), by the pages on families of \
                    \(facts.asOf)
                    """
                ]
            )
        }
        guard let size = disk["sizeGiB"], let number = size.text.flatMap({ Int($0) }) else { return }
        let level = disk["performanceLevel"]?.text
        // What is too small for its performance level is an error of `essd-performance-level`.
        guard let sizes = facts.disks.sizes(of: use, category: text, level: level), !sizes.contains(number),
            level == nil || number > sizes.upperBound
        else { return }
        report(
            .warning, .diskLimits,
            "a \(use == .system ? "system" : "data") disk of '\(text)' has \(sizes.lowerBound) to \(sizes.upperBound) GiB, this has \(number)",
            at: size, labels: [Diagnostic.Label(span: category.span, text: "its category")],
            notes: ["by the page on limits of \(facts.disks.asOf)"]
        )
    }
}
