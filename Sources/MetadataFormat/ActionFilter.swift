import ExactText

/// Chooses actions by name patterns, in which `*` stands for any text and `?` for any one character.
public struct ActionFilter: Sendable {
    /// The patterns, as given.
    public let patterns: [String]

    /// A filter that lets through what any of the patterns matches.
    public init(patterns: [String]) { self.patterns = patterns }

    /// Splits names into those to keep, in their own order, and finds the patterns that match none.
    public func select(from names: [String]) -> (selected: [String], unmatchedPatterns: [Int]) {
        let wanted = patterns.map { WildcardPattern($0) }
        var matched: Set<Int> = []
        let selected = names.filter { name in
            let scalars = Array(name.unicodeScalars)
            let hits = wanted.indices.filter { wanted[$0].matches(scalars) }
            matched.formUnion(hits)
            return !hits.isEmpty
        }
        return (selected, patterns.indices.filter { !matched.contains($0) })
    }
}
