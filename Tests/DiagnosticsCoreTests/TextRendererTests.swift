import DiagnosticsCore
import Testing

struct TextRendererTests {
    /// A finding as it must be printed; the header is left out.
    struct Case: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let source: String
        let expected: String

        init(_ name: String, _ source: String, _ expected: String) {
            testDescription = name
            self.source = source
            self.expected = expected
        }
    }

    @Test(arguments: [
        Case(
            "the line before is shown",
            "spec:\n  systemDisk:\n    category: «cloud_efficiency»\n",
            """
                2 |   systemDisk:
                3 |     category: cloud_efficiency
                  |               ^~~~~~~~~~~~~~~~
            """
        ),
        Case(
            "a blank line before is not shown",
            "a:\n  \n«b»: 1\n",
            """
                3 | b: 1
                  | ^
            """
        ),
        Case(
            "a point has a caret",
            "a: 1«»",
            """
                1 | a: 1
                  |     ^
            """
        ),
        Case(
            "the end of a text with a final line break",
            "a: 1\n«»",
            """
                1 | a: 1
                2 |
                  | ^
            """
        ),
        Case(
            "labels on the same line, one row each",
            "‹the key|a›: «1» ‹and this|# c›",
            """
                1 | a: 1 # c
                  |    ^
                  | - the key
                  |      --- and this
            """
        ),
        Case(
            "a label far above, lines in between left out",
            "‹given here first|a›: 1\nb: 2\nc: 3\nd: 4\n«a»: 5\n",
            """
                1 | a: 1
                  | - given here first
              ...
                4 | d: 4
                5 | a: 5
                  | ^
            """
        ),
        Case(
            "a single line in between is shown",
            "‹first|a›: 1\nb: 2\nc: 3\n«a»: 5\n",
            """
                1 | a: 1
                  | - first
                2 | b: 2
                3 | c: 3
                4 | a: 5
                  | ^
            """
        ),
        Case(
            "a label below",
            "«a»: 1\n‹here|a›: 5\n",
            """
                1 | a: 1
                  | ^
                2 | a: 5
                  | - here
            """
        ),
        Case(
            "a span of three lines",
            "x:\n  «- a\n  - b\n\n  - c»\n",
            """
                1 | x:
                2 |   - a
                  |   ^~~
              ...
                5 |   - c
                  |   ~~~
            """
        ),
        Case(
            "a span of two lines, a tab in front",
            "«a:\n\t- b»\n",
            """
                1 | a:
                  | ^~
                2 |     - b
                  |     ~~~
            """
        ),
        Case(
            "a span that ends with its line break",
            "«a: 1\n»b: 2\n",
            """
                1 | a: 1
                  | ^~~~
            """
        ),
        Case(
            "tabs and wide characters keep the caret under its text",
            "\tk\té漢字🎉👨‍👩‍👧«値e\u{301}»x",
            """
                1 |     k   é漢字🎉👨‍👩‍👧値e\u{301}x
                  |                  ^~~
            """
        ),
        Case(
            "control characters and turns of direction are escaped",
            "a\u{1B}[31m\u{202E}«b\u{7F}»",
            #"""
                1 | a\u{1B}[31m\u{202E}b\u{7F}
                  |                    ^~~~~~~
            """#
        ),
        Case(
            "a byte order mark is not shown",
            "\u{FEFF}«a»: 1",
            """
                1 | a: 1
                  | ^
            """
        ),
        Case(
            "CR LF",
            "a: 1\r\nb: «2»\r\n",
            """
                1 | a: 1
                2 | b: 2
                  |    ^
            """
        ),
    ])
    func rendersSource(_ test: Case) {
        let lines = TextRenderer().render([MarkedSource(test.source).diagnostic()]).split(separator: "\n")
        #expect(lines.dropFirst().joined(separator: "\n") == test.expected)
    }

    @Test func rendersHeaderNotesAndHelp() {
        var diagnostic = MarkedSource("x\n  kéy: «v»\n", name: "dir/w.yaml").diagnostic(.warning, "bad")
        diagnostic.notes = ["one", "two"]
        diagnostic.fix = diagnostic.position.map { Fix(replacing: $0, with: "w") }
        #expect(
            TextRenderer().render([diagnostic]) == """
                dir/w.yaml:2:8: warning: bad [some-rule]
                    1 | x
                    2 |   kéy: v
                      |        ^
                   note: one
                   note: two
                   help: replace with 'w'

                """
        )
    }

    @Test(
        arguments: [
            ("in words", nil, "in words"), (nil, "", "remove it"), ("in words", "x", "in words"), (nil, nil, nil),
            (nil, "w", "replace with 'w'"),
            (nil, String(repeating: "é", count: 81), "replace with '" + String(repeating: "é", count: 80) + "…'"),
        ] as [(String?, String?, String?)]
    )
    func helpLine(help: String?, replacement: String?, expected: String?) {
        let diagnostic = Diagnostic(.error, .r, "m", help: help, replacement: replacement)
        #expect(diagnostic.helpLines == [expected].compactMap(\.self))
        let expectedText = "error: m [r]\n" + (expected.map { "   help: \($0)\n" } ?? "")
        #expect(TextRenderer().render([diagnostic]) == expectedText)
    }

    @Test func anEmptyFileHasAPlaceButNoLines() {
        let file = SourceFile(name: "e.yaml", text: "")
        let diagnostic = Diagnostic(.error, .syntax, "empty", at: .init(file: file, span: SourceSpan(0, 0)))
        #expect(TextRenderer().render([diagnostic]) == "e.yaml:1:1: error: empty [syntax]\n")
    }

    @Test func messagesAreOneLineWithoutControlCharacters() {
        let diagnostic = Diagnostic(.note, .r, "a\nb\u{1B}[0m\tc\r\u{0}é")
        #expect(TextRenderer().render([diagnostic]) == "note: a\\nb\\u{1B}[0m\\tc\\r\\u{0}é [r]\n")
    }

    @Test func bytesThatAreNotUTF8AreShownAsReplacements() {
        let file = SourceFile(name: "b", bytes: [0x61, 0xFF, 0x62])
        let diagnostic = Diagnostic(.error, .r, "m", at: .init(file: file, span: SourceSpan(2, 3)))
        #expect(TextRenderer().render([diagnostic]) == "b:1:3: error: m [r]\n    1 | a\u{FFFD}b\n      |   ^\n")
    }

    @Test(arguments: [0, 30, 500, 5000, 9_999])
    func longLinesAreCutAroundTheCaret(offset: Int) throws {
        let text = String(repeating: "0123456789", count: 1000)
        let file = SourceFile(name: "l", text: text)
        let diagnostic = Diagnostic(.error, .r, "m", at: .init(file: file, span: SourceSpan(offset, offset + 1)))
        let lines = TextRenderer().render([diagnostic]).split(separator: "\n")
        #expect(lines[0] == "l:1:\(offset + 1): error: m [r]")
        #expect(lines.count == 3)
        #expect(lines.allSatisfy { $0.count < 220 })
        let caret = try #require(lines[2].firstIndex(of: "^"))
        let column = lines[2].distance(from: lines[2].startIndex, to: caret)
        #expect(lines[1].dropFirst(column).first == text.dropFirst(offset).first)
        #expect(lines[1].contains("…"))
    }

    @Test func longLinesAreCutBetweenCharacters() throws {
        let source = MarkedSource(String(repeating: "漢", count: 400) + "«x»" + String(repeating: "é", count: 400))
        let text = TextRenderer().render([source.diagnostic()])
        #expect(!text.contains("\u{FFFD}"))
        let lines = text.split(separator: "\n")
        // 20 characters of three bytes and two columns each in front, behind the gutter and the sign of the cut.
        #expect(lines[2] == "      | " + String(repeating: " ", count: 41) + "^")
        #expect(lines[1].hasPrefix("    1 | …" + String(repeating: "漢", count: 20) + "xé"))
    }

    @Test func secretsAreHiddenInEveryExcerpt() {
        let source = MarkedSource("password: «hunter2»\nother: 1\n")
        var secret = source.diagnostic()
        secret.hidesText = true
        let other = Diagnostic(.error, .r, "m", at: .init(file: source.file, span: SourceSpan(18, 23)))
        let text = TextRenderer().render([secret, other])
        #expect(!text.contains("hunter2"))
        #expect(text.contains("    1 | password: *******\n    2 | other: 1\n"))
    }

    @Test func coloursAreOnlyAddedToTheText() {
        let source = MarkedSource("‹first|a›: «1»\n")
        var diagnostic = source.diagnostic(.warning)
        diagnostic.notes = ["n"]
        diagnostic.help = "h"
        let plain = TextRenderer().render([diagnostic])
        let colored = TextRenderer(usesColor: true).render([diagnostic])
        #expect(colored != plain)
        #expect(colored.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain)
        #expect(!plain.contains("\u{1B}"))
    }

    @Test func spansOutsideTheTextAreCutToIt() {
        let file = SourceFile(name: "s", text: "ab")
        for span in [SourceSpan(-5, 1), SourceSpan(1, 99), SourceSpan(50, 60), SourceSpan(-9, -3)] {
            let label = Diagnostic.Label(span: span, text: "t")
            let diagnostic = Diagnostic(.error, .r, "m", at: .init(file: file, span: span), labels: [label])
            let text = TextRenderer().render([diagnostic])
            #expect(text.contains("    1 | ab\n"))
            #expect(JSONRenderer().render([diagnostic]).contains("\"line\":1"))
        }
    }
}
