package import DiagnosticsCore
import InstanceSpec

extension Rule {
    /// Rule `essd-performance-level`.
    package static let essdPerformanceLevel = Rule(
        SpecRule.essdPerformanceLevel, severities: [.error, .warning],
        checks: "An ESSD is large enough for its performance level; other disks have none.",
        reason: "PL1 takes 20 GiB, PL2 461 and PL3 1,261 at least; the service refuses smaller disks.",
        remedy: "Choose a lower level or a larger disk.",
        source: RuleSource(text: "ECS documentation, 'ESSDs'", asOf: "2026"),
        keys: ["spec.systemDisk.performanceLevel", "spec.dataDisks.performanceLevel"],
        serviceErrors: ["OperationDenied.PerformanceLevelNotMatch", "InvalidPerformanceLevel.ValueNotSupported"],
        example: .settings(
            wrong: "systemDisk: {category: cloud_essd, performanceLevel: PL2, sizeGiB: 100}",
            right: "systemDisk: {category: cloud_essd, performanceLevel: PL1, sizeGiB: 100}"
        )
    )
}

extension CheckedSpec {
    /// The least GiB of an ESSD of a performance level. PL0 has changed its own several times, so it is not here.
    private static let leastSizes: [(level: String, gibibytes: Int)] = [("PL3", 1261), ("PL2", 461), ("PL1", 20)]

    mutating func checkEssdPerformanceLevel() {
        for disk in [spec["systemDisk"]].compactMap(\.self) + (spec["dataDisks"]?.items ?? []) {
            guard let level = disk["performanceLevel"], let name = level.text else { continue }
            if let category = disk["category"], let text = category.text, text != "cloud_essd" {
                report(
                    .warning, .essdPerformanceLevel, "'\(text)' disks have no performance level", at: level,
                    labels: [Diagnostic.Label(span: category.span, text: "not an ESSD")],
                    help: "leave it out, or write 'category: cloud_essd'"
                )
            } else if let size = disk["sizeGiB"], let number = size.text.flatMap({ Int($0) }), number > 0,
                let least = Self.leastSizes.first(where: { $0.level == name })?.gibibytes, number < least
            {
                let fitting = Self.leastSizes.first { number >= $0.gibibytes }?.level
                report(
                    .error, .essdPerformanceLevel,
                    "an ESSD of \(name) has at least \(least) GiB, this has \(number)",
                    at: level, labels: [Diagnostic.Label(span: size.span, text: "its size")],
                    help: fitting == nil ? "choose a lower level, or a larger disk" : nil, replacement: fitting,
                    // Below the lowest level that has a least size, only a larger disk is sure to be taken.
                    fix: fitting == nil ? document.replacement(of: size, by: "\(least)", "make it \(least) GiB") : nil
                )
            }
        }
    }
}
