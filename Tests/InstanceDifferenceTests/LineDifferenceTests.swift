import InstanceDifference
import TestSupport
import Testing

@Suite struct LineDifferenceTests {
    /// The old or the new text again, from the lines of a difference.
    private func text(_ difference: LineDifference, isNew: Bool) -> String {
        difference.lines.compactMap { line -> String? in
            switch line {
            case .kept(let old, let new): isNew ? difference.new[new] : difference.old[old]
            case .removed(let old): isNew ? nil : difference.old[old]
            case .added(let new): isNew ? difference.new[new] : nil
            }
        }.joined()
    }

    private func check(_ old: String, _ new: String) -> LineDifference {
        let difference = LineDifference(old: old, new: new)
        #expect(text(difference, isNew: false) == old)
        #expect(text(difference, isNew: true) == new)
        for line in difference.lines {
            if case .kept(let before, let now) = line { #expect(difference.old[before] == difference.new[now]) }
        }
        return difference
    }

    /// Against the textbook's quadratic table.
    private func longestCommon(_ old: [String], _ new: [String]) -> Int {
        var row = [Int](repeating: 0, count: new.count + 1)
        for line in old {
            var before = 0
            for (index, other) in new.enumerated() {
                let next = line == other ? before + 1 : max(row[index], row[index + 1])
                before = row[index + 1]
                row[index + 1] = next
            }
        }
        return row[new.count]
    }

    @Test func randomTextsGiveTheSmallestDifference() {
        var random = SeededGenerator(seed: 7)
        for _ in 0..<2000 {
            func text() -> String {
                let count = Int.random(in: 0...12, using: &random)
                let lines = (0..<count).map { _ in "abcde".randomElement(using: &random).map { "\($0)" } ?? "" }
                return lines.joined(separator: "\n") + (Bool.random(using: &random) ? "\n" : "")
            }
            let difference = check(text(), text())
            let kept = difference.lines.count { if case .kept = $0 { true } else { false } }
            #expect(!difference.isCoarse && kept == longestCommon(difference.old, difference.new))
        }
    }

    @Test func hunksHaveTheHeadersOfUnifiedDiffs() {
        let old = (1...20).map { "\($0)\n" }.joined()
        let one = check(old, old.replacing("\n10\n", with: "\n10\nten\n"))
        #expect(one.hunks.map(\.header) == ["@@ -8,6 +8,7 @@"])
        let two = check(old, "0\n" + old.replacing("\n20\n", with: "\n"))
        #expect(two.hunks.map(\.header) == ["@@ -1,3 +1,4 @@", "@@ -17,4 +18,3 @@"])
        #expect(check("", "a\n").hunks.map(\.header) == ["@@ -0,0 +1 @@"])
        #expect(check("a\nb\n", "").hunks.map(\.header) == ["@@ -1,2 +0,0 @@"])
        #expect(check(old, old).hunks.isEmpty)
    }

    /// A last line without its break is another line; CR LF is one line break, and not two.
    @Test func lineBreaksCount() {
        #expect(check("a", "a\n").hunks.map(\.lines) == [[.removed(0), .added(0)]])
        #expect(check("a\r\nb\r\n", "a\r\nc\r\n").lines == [.kept(old: 0, new: 0), .removed(1), .added(1)])
    }

    @Test func muchThatIsAllNewTakesNoTime() {
        let old = (0..<30000).map { "old \($0)\n" }.joined()
        let new = (0..<30000).map { "new \($0)\n" }.joined()
        let difference = check(old, new)
        #expect(difference.isCoarse && difference.lines.count == 60000)
    }

    @Test func muchThatIsHeldTogetherBySomeLinesKeepsThem() {
        let old = (0..<5000).map { "old \($0)\nsection \($0)\n" }.joined()
        let new = (0..<5000).map { "new \($0)\nsection \($0)\n" }.joined()
        let kept = check(old, new).lines.count { if case .kept = $0 { true } else { false } }
        #expect(kept == 5000)
    }

    @Test func fewDifferentLinesInManyOrdersTakeNoTime() {
        var random = SeededGenerator(seed: 3)
        func text() -> String { (0..<20000).map { _ in Bool.random(using: &random) ? "a\n" : "b\n" }.joined() }
        _ = check(text(), text())
    }
}
