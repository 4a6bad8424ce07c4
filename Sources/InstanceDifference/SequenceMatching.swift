/// Finds what two sequences have in common, in order.
///
/// The longest common subsequence by the greedy algorithm of Eugene W. Myers, 'An O(ND) Difference Algorithm and Its
/// Variations' (1986), as long as its budget lasts; beyond that, elements that stand once in either sequence hold the rest
/// together (Bram Cohen's patience diff), which takes n log n; and where there are none, nothing is taken for common.
struct SequenceMatching {
    /// Differences that are looked for in one stretch: memory grows with the square.
    private static let mostDifferences = 1000
    /// Steps all in all.
    private static let mostWork = 20_000_000
    /// How often stretches between elements are divided again.
    private static let mostDivisions = 8

    private let old: [Int]
    private let new: [Int]
    private var work = 0
    /// The indices of what both have, in order.
    private(set) var pairs: [(old: Int, new: Int)] = []
    /// Whether there may be more.
    private(set) var isCoarse = false

    init(_ old: [Int], _ new: [Int]) {
        self.old = old
        self.new = new
    }

    private struct Stretch {
        var old: Range<Int>
        var new: Range<Int>
        var divisions: Int
    }

    mutating func match() {
        var open = [Stretch(old: 0..<old.count, new: 0..<new.count, divisions: 0)]
        while var stretch = open.popLast() {
            trim(&stretch)
            guard !stretch.old.isEmpty, !stretch.new.isEmpty else { continue }
            if matchGreedily(stretch) { continue }
            let anchors = stretch.divisions < Self.mostDivisions ? self.anchors(in: stretch) : []
            guard !anchors.isEmpty else {
                isCoarse = true
                continue
            }
            pairs += anchors
            var (oldStart, newStart) = (stretch.old.lowerBound, stretch.new.lowerBound)
            for anchor in anchors + [(stretch.old.upperBound, stretch.new.upperBound)] {
                open.append(
                    Stretch(
                        old: oldStart..<anchor.old, new: newStart..<anchor.new, divisions: stretch.divisions + 1)
                )
                (oldStart, newStart) = (
                    min(anchor.old + 1, stretch.old.upperBound), min(anchor.new + 1, stretch.new.upperBound)
                )
            }
        }
        pairs.sort { $0.old < $1.old }
    }

    /// Takes what is the same at both ends.
    private mutating func trim(_ stretch: inout Stretch) {
        var (oldStart, newStart) = (stretch.old.lowerBound, stretch.new.lowerBound)
        var (oldEnd, newEnd) = (stretch.old.upperBound, stretch.new.upperBound)
        while oldStart < oldEnd, newStart < newEnd, old[oldStart] == new[newStart] {
            pairs.append((oldStart, newStart))
            (oldStart, newStart) = (oldStart + 1, newStart + 1)
        }
        while oldStart < oldEnd, newStart < newEnd, old[oldEnd - 1] == new[newEnd - 1] {
            (oldEnd, newEnd) = (oldEnd - 1, newEnd - 1)
            pairs.append((oldEnd, newEnd))
        }
        stretch.old = oldStart..<oldEnd
        stretch.new = newStart..<newEnd
    }

    /// Myers' algorithm: how far each diagonal (old index less new index) is reached with ever more differences.
    ///
    /// - Returns: Whether the budget lasted.
    private mutating func matchGreedily(_ stretch: Stretch) -> Bool {
        let (rows, columns) = (stretch.old.count, stretch.new.count)
        let most = min(rows + columns, Self.mostDifferences)
        // What was reached with each number of differences, diagonal -d first; every second one is.
        var trace: [[Int]] = []
        var reached = [0]
        for count in 0...most {
            var next = [Int](repeating: 0, count: count + 1)
            for index in 0...count {
                let diagonal = 2 * index - count
                var row: Int
                if count == 0 {
                    row = 0
                } else {
                    let below = index > 0 ? reached[index - 1] : -1
                    let above = index < count ? reached[index] : -1
                    // From the diagonal above one element is added, from the one below one is removed.
                    row = index == 0 || (index != count && below < above) ? above : below + 1
                }
                while row < rows, row - diagonal < columns, row - diagonal >= 0,
                    old[stretch.old.lowerBound + row] == new[stretch.new.lowerBound + row - diagonal]
                {
                    row += 1
                    work += 1
                }
                next[index] = row
                if row >= rows, row - diagonal >= columns {
                    trace.append(next)
                    take(trace, from: diagonal, in: stretch)
                    return true
                }
            }
            work += count + 1
            guard work < Self.mostWork else { return false }
            trace.append(next)
            reached = next
        }
        return false
    }

    /// Goes back through what was reached, and takes the elements on the way.
    private mutating func take(_ trace: [[Int]], from last: Int, in stretch: Stretch) {
        var diagonal = last
        var row = stretch.old.count
        for count in stride(from: trace.count - 1, through: 0, by: -1) {
            let index = (diagonal + count) / 2
            var start = 0
            var isAdded = false
            if count > 0 {
                let reached = trace[count - 1]
                let below = index > 0 ? reached[index - 1] : -1
                let above = index < count ? reached[index] : -1
                isAdded = index == 0 || (index != count && below < above)
                start = isAdded ? above : below + 1
            }
            while row > start {
                row -= 1
                pairs.append((stretch.old.lowerBound + row, stretch.new.lowerBound + row - diagonal))
            }
            guard count > 0 else { return }
            row = isAdded ? start : start - 1
            diagonal += isAdded ? 1 : -1
        }
    }

    /// The longest run, in order, of elements that stand once in either part.
    private func anchors(in stretch: Stretch) -> [(old: Int, new: Int)] {
        var places: [Int: (old: Int, new: Int, oldCount: Int, newCount: Int)] = [:]
        for index in stretch.old { places[old[index], default: (0, 0, 0, 0)].old = index }
        for index in stretch.old { places[old[index], default: (0, 0, 0, 0)].oldCount += 1 }
        for index in stretch.new where places[new[index]] != nil {
            places[new[index]]?.new = index
            places[new[index]]?.newCount += 1
        }
        let single = places.values.filter { $0.oldCount == 1 && $0.newCount == 1 }.map { (old: $0.old, new: $0.new) }
            .sorted { $0.old < $1.old }
        return IncreasingRun.longest(of: single.map(\.new)).map { single[$0] }
    }
}

/// The longest increasing subsequence.
enum IncreasingRun {
    /// The indices of one, in order: n log n.
    static func longest(of numbers: [Int]) -> [Int] {
        // The index of the least last number of a run of each length, and what stands before each number in its run.
        var ends: [Int] = []
        var before = [Int](repeating: -1, count: numbers.count)
        for (index, number) in numbers.enumerated() {
            var (low, high) = (0, ends.count)
            while low < high {
                let middle = (low + high) / 2
                if numbers[ends[middle]] < number { low = middle + 1 } else { high = middle }
            }
            if low > 0 { before[index] = ends[low - 1] }
            if low == ends.count { ends.append(index) } else { ends[low] = index }
        }
        var run: [Int] = []
        var index = ends.last ?? -1
        while index >= 0 {
            run.append(index)
            index = before[index]
        }
        return run.reversed()
    }
}
