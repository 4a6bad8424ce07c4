import ExactText
import TestSupport
import Testing

@Suite struct WildcardPatternTests {
    @Test(arguments: [
        ("", "", true), ("", "a", false), ("*", "", true), ("*", "acs:ecs:*", true), ("?", "", false),
        ("?", "部", true), ("ecs:Describe*", "ecs:DescribeDisks", true), ("ecs:Describe*", "ecs:describeDisks", false),
        ("ecs:*Command", "ecs:RunCommand", true), ("ecs:*Command", "ecs:RunCommands", false),
        ("*a*b", "xaxbxb", true), ("*a?b", "aab", true), ("*a?b", "cab", false), ("*a?b", "aacb", true),
        ("i-abc****", "i-abc1", true),
    ])
    func matches(pattern: String, text: String, expected: Bool) {
        #expect(WildcardPattern(pattern).matches(text) == expected)
    }

    @Test(arguments: [
        ("ecs:*", "ecs:Describe*", true), ("ecs:Describe*", "ecs:*", false), ("*", "?", true), ("?", "*", false),
        ("a?c", "a?c", true), ("a*c", "a?c", true), ("a?c", "a*c", false), ("ecs:Run*", "ecs:Run*s", true),
    ])
    func covers(pattern: String, other: String, expected: Bool) {
        #expect(WildcardPattern(pattern).covers(WildcardPattern(other)) == expected)
    }

    @Test func staysFastOnManyStars() {
        let text = String(repeating: "a", count: 2000)
        #expect(!WildcardPattern(String(repeating: "*a", count: 200) + "b").matches(text))
    }

    /// Random patterns over a small alphabet, where near misses are common.
    @Test func agreesWithTheDefinition() {
        var generator = SeededGenerator(seed: 1)
        var matched = 0
        for _ in 0..<20_000 {
            let pattern = word("ab*?", upTo: 7, using: &generator)
            let text = word("ab*", upTo: 8, using: &generator)
            let expected = matchesByDefinition(Array(pattern)[...], Array(text)[...])
            #expect(WildcardPattern(pattern).matches(text) == expected, "\(pattern) on \(text)")
            if expected { matched += 1 }
        }
        #expect(matched > 2000)
    }

    @Test func whatCoversMatchesAllTheOtherMatches() {
        var generator = SeededGenerator(seed: 2)
        var covering = 0
        for _ in 0..<4000 {
            let pattern = WildcardPattern(word("ab*?", upTo: 5, using: &generator))
            let other = WildcardPattern(word("ab*?", upTo: 5, using: &generator))
            guard pattern.covers(other) else { continue }
            covering += 1
            for _ in 0..<40 {
                let text = word("ab", upTo: 6, using: &generator)
                if other.matches(text) { #expect(pattern.matches(text), "\(pattern.text), \(other.text), \(text)") }
            }
        }
        #expect(covering > 300)
    }

    /// A backtracking matcher would need longer than the universe has; this ends.
    @Test func hostilePatternsEnd() {
        let pattern = WildcardPattern(String(repeating: "a*", count: 500) + "b")
        #expect(!pattern.matches(String(repeating: "a", count: 5000)))
    }

    private func word(_ alphabet: String, upTo length: Int, using generator: inout SeededGenerator) -> String {
        String(
            (0..<Int.random(in: 0...length, using: &generator)).compactMap { _ in
                alphabet.randomElement(using: &generator)
            }
        )
    }

    private func matchesByDefinition(_ pattern: ArraySlice<Character>, _ text: ArraySlice<Character>) -> Bool {
        guard let first = pattern.first else { return text.isEmpty }
        if first == "*" {
            return (text.startIndex...text.endIndex).contains { matchesByDefinition(pattern.dropFirst(), text[$0...]) }
        }
        guard let character = text.first, first == "?" || first == character else { return false }
        return matchesByDefinition(pattern.dropFirst(), text.dropFirst())
    }
}
