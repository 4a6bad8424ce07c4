/// What is known offline of the sizes of disks, and as of when.
public struct DiskFacts: Sendable {
    /// What a disk is for.
    public enum Use: String, Sendable {
        /// It holds the system.
        case system = "systemDisk"
        /// It is one of the others.
        case data = "dataDisks"
    }

    /// `api-specs/ecs/disk-limits.json`.
    let table: FactTable

    /// The date of the table, as `2026-06-27`.
    public var asOf: String { table.asOf }

    /// The least and the most GiB of a disk; nil where the table does not say.
    ///
    /// - Parameters:
    ///   - use: What the disk is for.
    ///   - category: Its category.
    ///   - level: Its performance level, which decides on the sizes of an ESSD; without one it is PL1.
    public func sizes(of use: Use, category: String, level: String?) -> ClosedRange<Int>? {
        let found = table.list("sizesGiB", use.rawValue, category)
        var limits = found.isEmpty ? table.list("sizesGiB", use.rawValue, category, level ?? "PL1") : found
        // System disks of most categories are of one size.
        if limits.isEmpty, use == .system, level == nil, !table.list("sizesGiB", Use.data.rawValue, category).isEmpty {
            limits = table.list("sizesGiB", use.rawValue, "other")
        }
        let numbers = limits.compactMap { Int($0) }
        guard numbers.count == 2, numbers[0] <= numbers[1] else { return nil }
        return numbers[0]...numbers[1]
    }

    /// Since when data disks without a category are of another one than before; nil where the table does not say.
    public var dataDiskDefaultSince: String? { table.text("dataDiskDefault", "since") }
}
