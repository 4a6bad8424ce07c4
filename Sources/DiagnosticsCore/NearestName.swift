import ExactText

/// Finds the name a user probably meant.
public enum NearestName {
    /// The candidate with the fewest edits (insert, delete, replace, swap of neighbours), if it is near enough.
    ///
    /// Case and the separators `-`, `_` count as half a mistake each, so `vswitch` finds `vSwitch` first. Near enough is
    /// a third of the longer name. Ties go to the earlier candidate.
    public static func find(_ name: String, among candidates: some Sequence<String>) -> String? {
        let bytes = Array(name.utf8)
        // An absurdly long key is never a typo, and the distance costs its length squared.
        guard bytes.count <= 64 else { return nil }
        var best: (name: String, cost: Int)?
        let isNegated = isNegated(bytes)
        for candidate in candidates where !candidate.isExactly(name) {
            let length = candidate.utf8.count
            let allowed = min(2 * max(bytes.count, length) / 3, best.map { $0.cost - 1 } ?? .max)
            // The longer of the two has at least so many characters that the other has not.
            guard 2 * abs(bytes.count - length) <= allowed else { continue }
            let other = Array(candidate.utf8)
            let cost = distance(bytes, other)
            // A word more or less may turn the meaning around: whoever wrote `NotResource` does not mean `Resource`.
            if cost <= allowed, self.isNegated(other) == isNegated { best = (candidate, cost) }
        }
        return best?.name
    }

    /// Whether a name has a word in it that turns its meaning around: `NotAction`, `StringNotLike`, `--no-color`.
    static func isNegated(_ name: [UInt8]) -> Bool {
        var word: [UInt8] = []
        func isNegation() -> Bool { negations.contains { word.elementsEqual($0.utf8) } }
        for byte in name {
            let isUpper = UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte
            if isUpper || !byte.isASCIILetter {
                if isNegation() { return true }
                word = isUpper ? [byte.asciiLowercased] : []
            } else {
                word.append(byte)
            }
        }
        // Written as one word, it is told by its beginning.
        return isNegation()
            || ["not", "disable", "deny"].contains { word.starts(with: $0.utf8) && word.count > $0.utf8.count + 3 }
    }

    private static let negations = ["no", "not", "non", "never", "without", "disable", "disabled", "deny", "except"]

    /// Twice the optimal string alignment distance; a difference of case or separator counts 1, any other 2.
    static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        if left.isEmpty || right.isEmpty { return 2 * max(left.count, right.count) }
        var beforePrevious = [Int](repeating: 0, count: right.count + 1)
        var previous = (0...right.count).map { 2 * $0 }
        for i in 1...left.count {
            var current = [2 * i] + [Int](repeating: 0, count: right.count)
            for j in 1...right.count {
                let substitution = substitutionCost(left[i - 1], right[j - 1])
                var cost = min(previous[j] + 2, current[j - 1] + 2, previous[j - 1] + substitution)
                if i > 1, j > 1, left[i - 1] == right[j - 2], left[i - 2] == right[j - 1] {
                    cost = min(cost, beforePrevious[j - 2] + 2)
                }
                current[j] = cost
            }
            (beforePrevious, previous) = (previous, current)
        }
        return previous[right.count]
    }

    private static func substitutionCost(_ left: UInt8, _ right: UInt8) -> Int {
        if left == right { return 0 }
        func folded(_ byte: UInt8) -> UInt8 {
            byte == UInt8(ascii: "_") ? UInt8(ascii: "-") : byte.asciiLowercased
        }
        return folded(left) == folded(right) ? 1 : 2
    }
}
