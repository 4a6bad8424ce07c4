import DiagnosticsCore
import InstanceSpec

extension CheckedSpec {
    /// The least GiB of an ESSD of a performance level. PL0 has changed its own several times, so it is not here.
    private static let leastSizes: [(level: String, gibibytes: Int)] = [("PL3", 1261), ("PL2", 461), ("PL1", 20)]

    /// Rule `essd-performance-level`.
    mutating func checkDisks() {
        for disk in [spec["systemDisk"]].compactMap(\.self) + (spec["dataDisks"]?.items ?? []) {
            guard let level = disk["performanceLevel"], let name = level.text else { continue }
            if let category = disk["category"], let text = category.text, text != "cloud_essd" {
                report(
                    .warning, "essd-performance-level", "'\(text)' disks have no performance level", at: level,
                    labels: [Diagnostic.Label(span: category.span, text: "not an ESSD")],
                    help: "leave it out, or write 'category: cloud_essd'"
                )
            } else if let size = disk["sizeGiB"], let number = size.text.flatMap({ Int($0) }), number > 0,
                let least = Self.leastSizes.first(where: { $0.level == name })?.gibibytes, number < least
            {
                let fitting = Self.leastSizes.first { number >= $0.gibibytes }?.level
                report(
                    .error, "essd-performance-level",
                    "an ESSD of \(name) has at least \(least) GiB, this has \(number)",
                    at: level, labels: [Diagnostic.Label(span: size.span, text: "its size")],
                    help: fitting == nil ? "choose a lower level, or a larger disk" : nil, replacement: fitting
                )
            }
        }
    }
}
