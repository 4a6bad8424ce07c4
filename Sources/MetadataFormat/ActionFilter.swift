/// Chooses actions by name patterns, in which `*` stands for any text and `?` for any one character.
public struct ActionFilter: Sendable {
    /// The patterns, as given.
    public let patterns: [String]

    /// A filter that lets through what any of the patterns matches.
    public init(patterns: [String]) { self.patterns = patterns }

    /// Splits names into those to keep, in their own order, and finds the patterns that match none.
    public func select(from names: [String]) -> (selected: [String], unmatchedPatterns: [Int]) {
        var matched: Set<Int> = []
        let selected = names.filter { name in
            let hits = patterns.indices.filter { Self.matches(name, patterns[$0]) }
            matched.formUnion(hits)
            return !hits.isEmpty
        }
        return (selected, patterns.indices.filter { !matched.contains($0) })
    }

    /// Whether a pattern matches the whole name, in time proportional to the product of their lengths at worst.
    public static func matches(_ name: String, _ pattern: String) -> Bool {
        let name = Array(name.utf8)
        let pattern = Array(pattern.utf8)
        var nameIndex = 0
        var patternIndex = 0
        var retry: (patternIndex: Int, nameIndex: Int)?
        while nameIndex < name.count {
            if patternIndex < pattern.count, pattern[patternIndex] == UInt8(ascii: "*") {
                patternIndex += 1
                retry = (patternIndex, nameIndex)
            } else if patternIndex < pattern.count,
                pattern[patternIndex] == UInt8(ascii: "?") || pattern[patternIndex] == name[nameIndex]
            {
                patternIndex += 1
                nameIndex += 1
            } else if let last = retry {
                // The last star takes one character more.
                retry = (last.patternIndex, last.nameIndex + 1)
                patternIndex = last.patternIndex
                nameIndex = last.nameIndex + 1
            } else {
                return false
            }
        }
        return pattern[patternIndex...].allSatisfy { $0 == UInt8(ascii: "*") }
    }
}
