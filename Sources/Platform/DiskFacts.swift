import Caching
import ExactText
import SourceTree

/// What is known offline of the sizes of disks, and as of when.
public struct DiskFacts: Sendable {
    /// What a disk is for.
    public enum Use: String, Sendable {
        /// It holds the system.
        case system = "systemDisk"
        /// It is one of the others.
        case data = "dataDisks"
    }

    /// The sizes of a category, of one performance level where it has such.
    private struct Sizes: Sendable {
        let use: Use
        let category: String
        let level: String?
        let range: ClosedRange<Int>
    }

    private let table: FactTable
    private let sizes = SharedCache<[Sizes]>(capacity: 1)

    /// Facts of `api-specs/ecs/disk-limits.json`.
    init(table: FactTable) { self.table = table }

    /// The date of the table, as `2026-06-27`.
    public var asOf: String { table.asOf }

    /// The least and the most GiB of a disk; nil where the table does not say.
    ///
    /// - Parameters:
    ///   - use: What the disk is for.
    ///   - category: Its category.
    ///   - level: Its performance level, which decides on the sizes of an ESSD; without one it is PL1.
    public func sizes(of use: Use, category: String, level: String?) -> ClosedRange<Int>? {
        let all = sizes.value(forKey: "") { read() } ?? []
        func range(of use: Use, _ category: String) -> ClosedRange<Int>? {
            all.first { sizes in
                sizes.use == use && sizes.category.isExactly(category)
                    && (sizes.level.map { $0.isExactly(level ?? "PL1") } ?? true)
            }?.range
        }
        if let found = range(of: use, category) { return found }
        // System disks of most categories are of one size.
        guard use == .system, level == nil, range(of: .data, category) != nil else { return nil }
        return range(of: use, "other")
    }

    /// The most GiB of any disk that the table has for a use; nil where it has none.
    public func largestSize(for use: Use) -> Int? {
        let all = sizes.value(forKey: "") { read() } ?? []
        return all.lazy.filter { $0.use == use }.map(\.range.upperBound).max()
    }

    /// Whether disks of a category are never system disks.
    public func isForDataOnly(category: String) -> Bool {
        table.list("dataDisksOnly").contains(where: category.isExactly)
    }

    /// The least GiB of a system disk with Windows on it; nil where the table does not say.
    public var leastWindowsSystemDisk: Int? { table.text("windowsSystemDiskGiB").flatMap { Int($0) } }

    private func read() -> [Sizes] {
        var all: [Sizes] = []
        for use in [Use.system, .data] {
            for category in table.node("sizesGiB", use.rawValue)?.entries ?? [] {
                func add(_ limits: DocumentNode, level: String?) {
                    let numbers = (limits.items ?? []).compactMap { $0.text.flatMap { Int($0) } }
                    guard numbers.count == 2, numbers[0] <= numbers[1] else { return }
                    all.append(
                        Sizes(use: use, category: category.key, level: level, range: numbers[0]...numbers[1])
                    )
                }
                for level in category.value.entries ?? [] { add(level.value, level: level.key) }
                add(category.value, level: nil)
            }
        }
        return all
    }

    /// Since when data disks without a category are of another one than before; nil where the table does not say.
    public var dataDiskDefaultSince: String? { table.text("dataDiskDefault", "since") }
}
