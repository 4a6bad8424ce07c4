package import DiagnosticsCore
import ExactText
import InstanceSpec
import Platform

extension Rule {
    /// Rule `disk-limits`.
    package static let diskLimits = Rule(
        SpecRule.diskLimits, severities: [.error, .warning],
        checks:
            "A disk's category is one that the instance family takes, and its size one that category and image take.",
        reason: "The service refuses others. The pages grow old, so this is a warning; no disk has less than 1 GiB.",
        remedy: "Choose another category or size.",
        source: RuleSource(text: "ECS documentation, 'Limits' and pages on instance families", asOf: "2026-06-27"),
        keys: [
            "spec.systemDisk.category", "spec.systemDisk.sizeGiB", "spec.dataDisks.category", "spec.dataDisks.sizeGiB",
            "spec.image",
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
        if let size = disk["sizeGiB"], let number = size.text.flatMap({ Int($0) }), number < 1 {
            report(.error, .diskLimits, "a disk has at least 1 GiB, this has \(number)", at: size)
            return checkCategory(of: disk, as: use)
        }
        checkCategory(of: disk, as: use)
        if !checkSize(of: disk, as: use), use == .system { checkImageFits(disk) }
    }

    private mutating func checkCategory(of disk: SpecValue, as use: DiskFacts.Use) {
        // A category that the platform does not have at all is reported by its values.
        guard let category = disk["category"], let text = category.text,
            facts.disks.sizes(of: .data, category: text, level: nil) != nil
        else { return }
        // Of the system disks of security-enhanced families `trusted-disk-category` has said it.
        if use == .system, securityEnhanced != nil { return }
        if use == .system, facts.disks.isForDataOnly(category: text) {
            report(
                .warning, .diskLimits, "'\(text)' disks are data disks only", at: category,
                notes: ["by the page on limits of \(facts.disks.asOf)"]
            )
        } else if let family = trusted.familyFacts, family.takes(diskCategory: text) == false {
            report(
                .warning, .diskLimits, "family '\(family.name)' does not take '\(text)' disks", at: category,
                labels: (spec["type"]?.span).map { [Diagnostic.Label(span: $0, text: "the instance type")] } ?? [],
                notes: [
                    """
                    it takes \(family.diskCategories.joined(separator: ", ")), by the pages on families of \
                    \(facts.asOf)
                    """
                ],
                // Of families that take ESSDs only, what others have of older kinds is an ESSD.
                replacement: Self.olderCategories.contains(where: text.isExactly)
                    && family.takes(diskCategory: "cloud_essd") == true ? "cloud_essd" : nil
            )
        }
    }

    /// Checks a size against its category, or against all of them where the disk has none.
    ///
    /// - Returns: Whether something was found.
    private mutating func checkSize(of disk: SpecValue, as use: DiskFacts.Use) -> Bool {
        guard let size = disk["sizeGiB"], let number = size.text.flatMap({ Int($0) }) else { return false }
        let name = use == .system ? "system" : "data"
        let notes = ["by the page on limits of \(facts.disks.asOf)"]
        guard let category = disk["category"] else {
            guard let most = facts.disks.largestSize(for: use), number > most else { return false }
            report(
                .warning, .diskLimits, "a \(name) disk has up to \(most) GiB, this has \(number)", at: size,
                notes: notes, replacement: String(most)
            )
            return true
        }
        let level = disk["performanceLevel"]?.text
        // What is too small for its performance level is an error of `essd-performance-level`.
        guard let text = category.text, let sizes = facts.disks.sizes(of: use, category: text, level: level),
            !sizes.contains(number), level == nil || number > sizes.upperBound
        else { return false }
        report(
            .warning, .diskLimits,
            "a \(name) disk of '\(text)' has \(sizes.lowerBound) to \(sizes.upperBound) GiB, this has \(number)",
            at: size, labels: [Diagnostic.Label(span: category.span, text: "its category")], notes: notes,
            replacement: String(number < sizes.lowerBound ? sizes.lowerBound : sizes.upperBound)
        )
        return true
    }

    /// A system disk holds the image: ids of public images say its size (`…_40G_alibase_…`).
    private mutating func checkImageFits(_ disk: SpecValue) {
        guard let image = spec["image"], let size = disk["sizeGiB"], let number = size.text.flatMap({ Int($0) }) else {
            return
        }
        let ofImage = image["id"]?.text.flatMap(PublicImage.init)?.gibibytes
        let least = max(ofImage ?? 0, document.bootsWindows ? facts.disks.leastWindowsSystemDisk ?? 0 : 0)
        guard number < least, let value = image["id"] ?? image["family"] else { return }
        report(
            .warning, .diskLimits, "the image takes a system disk of \(least) GiB, this has \(number)", at: size,
            labels: [Diagnostic.Label(span: value.span, text: "the image")],
            notes: ofImage == nil ? ["by the page on limits of \(facts.disks.asOf)"] : [], replacement: String(least)
        )
    }
}
