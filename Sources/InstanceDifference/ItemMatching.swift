import ExactText

/// Tells which item of an old list is which of a new one.
struct ItemMatching {
    /// Pairs of items that are compared by what they have in common.
    private static let mostComparisons = 4096

    private let list: ListKind
    private let old: [RequestContent.Item]
    private let new: [RequestContent.Item]
    private var oldLeft: [Int]
    private var newLeft: [Int]
    /// The indices of items that are the same one, in the order of the old list.
    private(set) var pairs: [(old: Int, new: Int)] = []

    init(_ list: ListKind, _ old: [RequestContent.Item], _ new: [RequestContent.Item]) {
        self.list = list
        self.old = old
        self.new = new
        oldLeft = Array(old.indices)
        newLeft = Array(new.indices)
        for member in list.identities { pair { $0.text(of: member).map { ExactText($0) } } }
        if list.comparesContent {
            pairEqual()
            pairByContent()
        }
        pairs.sort { $0.old < $1.old }
    }

    /// The items of the old list that are not in the new one.
    var removed: [Int] { oldLeft }
    /// The items of the new list that are not in the old one.
    var added: [Int] { newLeft }

    /// Whether the items that stay have changed their order.
    var isReordered: Bool {
        list.isOrdered && IncreasingRun.longest(of: pairs.map(\.new)).count < pairs.count
    }

    private mutating func take(_ found: [(old: Int, new: Int)]) {
        pairs += found
        let (oldTaken, newTaken) = (Set(found.map(\.old)), Set(found.map(\.new)))
        oldLeft.removeAll(where: oldTaken.contains)
        newLeft.removeAll(where: newTaken.contains)
    }

    /// Pairs the items for which something is the same that no other item has.
    private mutating func pair(by identity: (RequestContent.Item) -> ExactText?) {
        func places(_ indices: [Int], in items: [RequestContent.Item]) -> [ExactText: [Int]] {
            Dictionary(grouping: indices.filter { identity(items[$0]) != nil }) { identity(items[$0]) ?? "" }
        }
        let (before, now) = (places(oldLeft, in: old), places(newLeft, in: new))
        take(
            before.compactMap { key, indices in
                guard indices.count == 1, let others = now[key], others.count == 1 else { return nil }
                return (indices[0], others[0])
            }
        )
    }

    /// Pairs items that say the same, in order.
    private mutating func pairEqual() {
        var places = Dictionary(grouping: newLeft.reversed()) { new[$0].content }
        take(oldLeft.compactMap { index in places[old[index].content]?.popLast().map { (index, $0) } })
    }

    /// Pairs items of which at least half is the same, those first that have most in common.
    private mutating func pairByContent() {
        guard oldLeft.count * newLeft.count <= Self.mostComparisons else { return }
        var candidates: [(common: Int, old: Int, new: Int)] = []
        for oldIndex in oldLeft {
            for newIndex in newLeft {
                let (before, now) = (old[oldIndex].settings, new[newIndex].settings)
                let common = before.count { key, side in now[key].map { side.value.isSame(as: $0.value) } ?? false }
                if common > 0, 2 * common >= max(before.count, now.count) {
                    candidates.append((common, oldIndex, newIndex))
                }
            }
        }
        candidates.sort { ($1.common, $0.old, $0.new) < ($0.common, $1.old, $1.new) }
        var (oldTaken, newTaken): (Set<Int>, Set<Int>) = ([], [])
        take(
            candidates.compactMap { candidate in
                guard !oldTaken.contains(candidate.old), !newTaken.contains(candidate.new) else { return nil }
                oldTaken.insert(candidate.old)
                newTaken.insert(candidate.new)
                return (candidate.old, candidate.new)
            }
        )
    }
}
