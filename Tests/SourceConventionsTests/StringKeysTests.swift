import Foundation
import Testing

/// No set or dictionary is keyed by `String`, but for those that `string-keys.txt` says no text from outside gets into,
/// or that lose nothing by it.
@Suite struct StringKeysTests {
    @Test func noSourceHasKeysThatAreStringsUnlessAllowed() throws {
        try Allowances("string-keys.txt").check(StringKeys.findings)
    }

    @Test(arguments: [
        "var a: [String: Int] = [:]", "let b = [String:Int]()", "-> [[String: String]] {", "var c: Set<String> = []",
        "let d: Dictionary<String, Int>", "let e = Set(all.map(\\.name))", "f = Set(entries.lazy.map(\\.key)).union(g)",
        "return Dictionary(uniqueKeysWithValues: pairs)",
    ]) func findsKeysThatAreStrings(line: String) {
        #expect(StringKeys.findings(in: Data("\n\(line)\n".utf8)).map(\.line) == [2])
    }

    @Test(arguments: [
        "var a: [ExactText: Int] = [:]", "var c: Set<ExactText> = []", "// Set<String>",
        "Set(all.map { ExactText($0) })",
        "Set(all.map(\\.line))", "let names: Set = [\"a\"]", "let list: [String]",
    ]) func passesOtherKeys(line: String) {
        #expect(StringKeys.findings(in: Data(line.utf8)).isEmpty)
    }
}
