import SpecImport
import Testing

@Suite struct SpecNamesTests {
    @Test(arguments: [
        ("web", "web"), ("Web Server 1", "web-server-1"), ("1-a", "a"), ("人", "imported"), ("", "imported"),
        ("a__b", "a-b"), (String(repeating: "a", count: 70), String(repeating: "a", count: 63)),
    ])
    func namesAreMadeOfThoseOfInstances(text: String, name: String) {
        #expect(SpecNames.name(from: text) == name)
    }

    /// No name is given twice, and each is one that a spec can have.
    @Test func namesAreDistinctAndPossible() {
        let long = String(repeating: "a", count: 63)
        var names = SpecNames()
        let first = ["a", "a-2", "a", long, long].map { names.unused(for: $0) }
        #expect(first == ["a", "a-2", "a-3", long, String(repeating: "a", count: 61) + "-2"])
        let more = (0..<2_000).map { _ in names.unused(for: long) }
        #expect(Set(more).count == more.count && more.allSatisfy(SpecNames.isPossible))
        #expect(more.last == String(repeating: "a", count: 58) + "-2002")
    }

    @Test(arguments: [
        ("web", true), ("W_1-x", true), ("", false), ("1x", false), ("1 x", false), ("a b", false), ("é", false),
        ("a\n", false), ("-a", false), (String(repeating: "a", count: 64), false),
    ])
    func aNameIsPossibleOrNot(name: String, isPossible: Bool) { #expect(SpecNames.isPossible(name) == isPossible) }
}
