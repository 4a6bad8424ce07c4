import SwiftSource

/// Spreads what is emitted over a fixed number of files, in alphabetical order and about evenly.
struct ShardPlan {
    /// What stays together in one file.
    struct Unit {
        /// Sorts the units.
        let name: String
        /// About how many lines it makes.
        let weight: Int
        /// Makes the declarations.
        let declarations: () -> [Declaration]
    }

    /// The units of each file; always as many as asked for.
    let shards: [[Unit]]

    /// A plan for these units; one file at least.
    init(units: [Unit], shardCount: Int) {
        let count = max(1, shardCount)
        let sorted = units.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        let total = max(1, sorted.reduce(0) { $0 + $1.weight })
        var shards: [[Unit]] = Array(repeating: [], count: count)
        var before = 0
        for unit in sorted {
            // Where the unit's middle lies in the whole decides, so each file gets its share.
            let middle = before + unit.weight / 2
            shards[min(count - 1, middle * count / total)].append(unit)
            before += unit.weight
        }
        self.shards = shards
    }
}
