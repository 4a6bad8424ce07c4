import DiagnosticsCore
import TestSupport
import Testing

@Suite struct FixTests {
    private let file = SourceFile(name: "a.yaml", text: "0123456789")

    private func fix(_ edits: TextEdit...) -> Fix { Fix("do it", in: file, edits) }

    @Test func editsStandInTheOrderOfTheirPlacesAndDoNotOverlap() {
        let edits = fix(
            TextEdit(SourceSpan(5, 7), "b"), TextEdit(SourceSpan(1, 3), "a"), TextEdit(SourceSpan(6, 8), "late"),
            TextEdit(SourceSpan(9, 11), "outside")
        ).edits
        #expect(edits == [TextEdit(SourceSpan(1, 3), "a"), TextEdit(SourceSpan(5, 7), "b")])
    }

    /// Of fixes that touch the same place the first is made, whole or not at all.
    @Test func theFirstOfOverlappingFixesWins() {
        let first = fix(TextEdit(SourceSpan(4, 6), "x"))
        for other in [(0, 3, true), (0, 4, false), (6, 6, false), (5, 5, false), (7, 9, true), (3, 8, false)] {
            let second = fix(TextEdit(SourceSpan(other.0, other.1), "y"))
            let (edits, count) = [first, second].compatibleEdits()
            #expect(count == (other.2 ? 2 : 1) && edits.count == count, "\(other)")
            #expect(edits.map(\.span.start) == edits.map(\.span.start).sorted())
        }
        let partly = fix(TextEdit(SourceSpan(0, 1), "y"), TextEdit(SourceSpan(5, 5), "y"))
        #expect([first, partly].compatibleEdits().edits == first.edits)
        #expect([partly, first].compatibleEdits().edits == partly.edits)
        #expect([first, first].compatibleEdits().fixCount == 1)
    }

    @Test func aReplacementIsAFixOfOneEdit() {
        let position = Diagnostic.Position(file: file, span: SourceSpan(2, 4))
        let finding = Diagnostic(.error, .r, "m", at: position, replacement: "new")
        #expect(finding.replacement == "new" && finding.fix?.description == "replace with 'new'")
        #expect(finding.helpLines == ["replace with 'new'"])
        let words = Diagnostic(.error, .r, "m", at: position, help: "so", fix: fix(.insertion("a", at: 0)))
        #expect(words.replacement == nil && words.helpLines == ["so", "do it"])
    }
}

@Suite struct EditedTextTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let old: String
        let passes: [[TextEdit]]
        let new: String
        let diff: String
        var testDescription: String { "\(old.debugDescription) to \(new.debugDescription)" }
    }

    @Test(arguments: [
        Case(old: "a\nb\nc\n", passes: [], new: "a\nb\nc\n", diff: ""),
        Case(
            old: "a\nb\nc\n", passes: [[TextEdit(SourceSpan(2, 3), "x")]], new: "a\nx\nc\n",
            diff: "@@ -1,3 +1,3 @@\n a\n-b\n+x\n c\n"),
        // Whole lines go and come.
        Case(
            old: "a\nb\nc\n", passes: [[.deletion(SourceSpan(2, 4))]], new: "a\nc\n",
            diff: "@@ -1,3 +1,2 @@\n a\n-b\n c\n"),
        Case(
            old: "a\nb", passes: [[.insertion("\nx", at: 1)]], new: "a\nx\nb",
            diff: "@@ -1,2 +1,3 @@\n a\n+x\n b\n\\ No newline at end of file\n"),
        Case(
            old: "a", passes: [[.insertion("\nb", at: 1)]], new: "a\nb",
            diff: "@@ -1 +1,2 @@\n-a\n\\ No newline at end of file\n+a\n+b\n\\ No newline at end of file\n"),
        Case(old: "a\n", passes: [[.deletion(SourceSpan(0, 2))]], new: "", diff: "@@ -1 +0,0 @@\n-a\n"),
        Case(old: "", passes: [[.insertion("a\n", at: 0)]], new: "a\n", diff: "@@ -0,0 +1 @@\n+a\n"),
        // A later pass sees the text that the one before made; what comes back is no difference.
        Case(
            old: "a\nb\n", passes: [[TextEdit(SourceSpan(0, 1), "long")], [TextEdit(SourceSpan(5, 6), "x")]],
            new: "long\nx\n", diff: "@@ -1,2 +1,2 @@\n-a\n-b\n+long\n+x\n"),
        Case(
            old: "a\nb\n", passes: [[TextEdit(SourceSpan(0, 1), "x")], [TextEdit(SourceSpan(0, 1), "a")]],
            new: "a\nb\n", diff: ""),
        // Two changes of a line, and lines joined.
        Case(
            old: "abc\nd\n", passes: [[TextEdit(SourceSpan(0, 1), "x"), TextEdit(SourceSpan(2, 4), "-")]],
            new: "xb-d\n", diff: "@@ -1,2 +1 @@\n-abc\n-d\n+xb-d\n"),
        Case(
            old: "1\n2\n3\n4\n5\n6\n7\n8\n9\n",
            passes: [[TextEdit(SourceSpan(0, 1), "x"), TextEdit(SourceSpan(16, 17), "y")]],
            new: "x\n2\n3\n4\n5\n6\n7\n8\ny\n",
            diff: "@@ -1,4 +1,4 @@\n-1\n+x\n 2\n 3\n 4\n@@ -6,4 +6,4 @@\n 6\n 7\n 8\n-9\n+y\n"),
        Case(
            old: "a\r\nb\r\n", passes: [[TextEdit(SourceSpan(3, 4), "x")]], new: "a\r\nx\r\n",
            diff: "@@ -1,2 +1,2 @@\n a\r\n-b\r\n+x\r\n"),
        // What a password's key has is not shown.
        Case(
            old: "password: s3cret\na: 1\n", passes: [[TextEdit(SourceSpan(20, 21), "2")]],
            new: "password: s3cret\na: 2\n", diff: "@@ -1,2 +1,2 @@\n password: ******\n-a: 1\n+a: 2\n"),
    ])
    func changesAreKnown(_ test: Case) {
        var text = EditedText(SourceFile(name: "w.yaml", text: test.old))
        for edits in test.passes { text.apply(edits) }
        #expect(String(decoding: text.bytes, as: UTF8.self) == test.new)
        let diff = UnifiedDiff(of: text)
        #expect(diff.isEmpty == test.diff.isEmpty)
        #expect(diff.text == (test.diff.isEmpty ? "" : "--- w.yaml\n+++ w.yaml\n\(test.diff)"))
    }

    /// Random edits, made in passes, are what they are when made on the bytes alone; and the difference says so.
    @Test func randomEditsAreMade() {
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<300 {
            let old = (0..<Int.random(in: 0..<12, using: &generator)).map { "line \($0)\n" }.joined()
            var text = EditedText(SourceFile(name: "w", text: old))
            var expected = Array(old.utf8)
            for _ in 0..<3 {
                var edits: [TextEdit] = []
                var offset = 0
                while offset <= expected.count, edits.count < 4 {
                    let start = Int.random(in: offset...expected.count, using: &generator)
                    let end = min(expected.count, start + Int.random(in: 0..<9, using: &generator))
                    edits.append(
                        TextEdit(
                            SourceSpan(start, end), ["", "x", "\n", "new\n"].randomElement(using: &generator) ?? ""))
                    offset = end + 1
                }
                text.apply(edits)
                for edit in edits.reversed() {
                    expected.replaceSubrange(edit.span.start..<edit.span.end, with: edit.text.utf8)
                }
                #expect(text.bytes == expected)
            }
            #expect(Self.patched(old, by: UnifiedDiff(of: text).text) == String(decoding: expected, as: UTF8.self))
        }
    }

    /// What `patch` makes of a text with a difference.
    private static func patched(_ old: String, by diff: String) -> String {
        let lines = old.split(separator: "\n", omittingEmptySubsequences: false).map { "\($0)\n" }
        var rest = old.hasSuffix("\n") || old.isEmpty ? Array(lines.dropLast()) : lines
        if !old.isEmpty, !old.hasSuffix("\n"), let last = rest.last { rest[rest.count - 1] = String(last.dropLast()) }
        var result = ""
        var taken = 0
        for line in diff.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(2) {
            if let match = line.firstMatch(of: #/^@@ -(\d+)(?:,(\d+))? /#), let first = Int(match.1) {
                let start = match.2 == "0" ? first : first - 1
                result += rest[taken..<max(taken, start)].joined()
                taken = max(taken, start)
            } else if line.hasPrefix("\\") {
                if result.hasSuffix("\n") { result.removeLast() }
            } else if line.hasPrefix("+") {
                result += "\(line.dropFirst())\n"
            } else if line.hasPrefix(" ") {
                result += "\(line.dropFirst())\n"
                taken += 1
            } else if line.hasPrefix("-") {
                taken += 1
            }
        }
        return result + rest[min(taken, rest.count)...].joined()
    }
}
