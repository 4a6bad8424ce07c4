import DiagnosticsCore
import Foundation
import PastedCommands
import SourceTree
import TestSupport
import Testing

@Suite struct ShellTextTests {
    /// The words of each command; a variable that is left open as `<name>`.
    private static func commands(_ text: String) throws(UnreadableInput) -> [[String]] {
        try ShellText(SourceFile(name: "pasted", text: text)).commands.map { words in
            words.map { word in
                word.parts.map { part in
                    switch part {
                    case .text(let text): text
                    case .variable(let name): "<\(name)>"
                    }
                }.joined()
            }
        }
    }

    private static let quoting = [
        "a b", "a  'b c' \"d e\"", "a\\ b", "'a'\"b\"c", "''", "a '' b", "\"a\\\"b\\\\c\\$d\\`e\\f\"", "'a\\b'",
        "a\\\nb c", "a \\\n b",
        "\"a\nb\"", "'a'\\''b'", "a#b", "\"#\"", "a=b", "--x='y z'", "~x", "{a,b}", "a:b@c%d", "é人 \"ü\"",
        "\"a  b\"  c", "\\'\\\"", "!x",
        "\"a\\\nb\"", "-", "--",
    ]

    @Test(arguments: quoting) func wordsAreThoseOfAShell(line: String) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = [
            "-c", "set -f; HOME=/nowhere; printf '%s\\0' \(line.replacingOccurrences(of: "~x", with: "\\~x"))",
        ]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        let words = output.split(separator: 0, omittingEmptySubsequences: false).dropLast().map {
            String(decoding: $0, as: UTF8.self)
        }
        // dash does not expand braces, and neither does this.
        #expect(try Self.commands("x " + line) == [["x"] + words], "\(line)")
    }

    @Test(
        arguments: [
            ("a; b\nc | d && e || f & g", [["a"], ["b"], ["c"], ["d"], ["e"], ["f"], ["g"]]),
            ("a > f b", [["a", "b"]]), ("a 2>&1 b", [["a", "b"]]), ("a >>f", [["a"]]), ("a2>f", [["a2"]]),
            ("a '2'>f", [["a", "2"]]),
            ("a # b\nc", [["a"], ["c"]]), ("# only", []), ("  \n\n", []), ("a $ b", [["a", "$", "b"]]),
            ("a $X \"$Y\" ${Z}z", [["a", "<X>", "<Y>", "<Z>z"]]), ("a '$X' \\$Y", [["a", "$X", "$Y"]]),
            ("X=1\na $X", [["a", "1"]]), ("X='1 2'; a \"$X\"", [["a", "1 2"]]),
            ("export X=1; a ${X}", [["export", "X=1"], ["a", "1"]]),
            // Before a command it is for its environment alone.
            ("X=1 a $X", [["a", "<X>"]]), ("X=$Y; a $X", [["a", "<X>"]]), ("X=1; X=$(printf '2'); a $X", [["a", "2"]]),
            ("a $'b\\tc\\n\\x41\\u4eba\\101\\''", [["a", "b\tc\nA人A'"]]), ("a $\"b\"", [["a", "b"]]),
            ("v1=$(printf '%%a\\012\\047.') && a \"${v1%.}\"", [["a", "%a\n'"]]),
            ("a $(printf 'b\\012\\012')c", [["a", "bc"]]),
            ("a\r\nb\r\n", [["a"], ["b"]]), ("a \\\r\n b", [["a", "b"]]), ("\u{FEFF}a", [["a"]]),
        ] as [(String, [[String]])])
    func commandsAreTakenApart(text: String, expected: [[String]]) throws {
        #expect(try Self.commands(text) == expected, "\(text)")
    }

    /// What only a shell could find out, and what looks otherwise than it is read, with its column.
    @Test(arguments: [
        ("a $(rm -rf /)", 3), ("a `id`", 3), ("a \"`id`\"", 4), ("a \"b$(id)\"", 5), ("a $((1+1))", 3), ("a $1", 3),
        ("a $@", 3),
        ("a $?", 3), ("a ${X:-y}", 3), ("a ${#X}", 3), ("a ${!X}", 3), ("a ${X", 3), ("a ${1}", 3), ("a ${X%.}", 3),
        ("a <f", 3),
        ("a <placeholder>", 3), ("a <<E", 3), ("a (b)", 3), ("a b)", 4), ("a&b", 2), ("a 'b", 3), ("a \"b", 3),
        ("a \"b'", 3),
        ("a $'b", 3), ("a $'\\xff'", 3), ("a $'\\0'", 5), ("a $'\\q'", 5), ("$(printf '%s' x)", 1),
        ("$(printf '\\q')", 1),
        ("$(printf 'a' b)", 1), ("$(printf \"a\")", 1), ("$(printf '\\377')", 1), ("a >(b)", 4),
    ])
    func nothingIsRunOrGuessed(text: String, column: Int) throws {
        let error = #expect(throws: UnreadableInput.self, "\(text)") { try Self.commands(text) }
        let position = try #require(error?.diagnostic.position)
        #expect(
            position.file.location(at: position.span.start).column == column,
            "\(text): \(error?.diagnostic.message ?? "")")
    }

    @Test(
        arguments: [
            ("aliyun \\\n  --Name 'a b'", ["aliyun", "--Name", "'a b'"]), ("  a\tb \r\n c\n", ["a", "b", "c"]),
            ("a $X b", ["a", "$X", "b"]), ("$X", ["$X"]), ("${X}y z", ["${X}y", "z"]), ("a \"$X\"y", ["a", "\"$X\"y"]),
            ("a $'b'c $\"d\" e", ["a", "$'b'c", "$\"d\"", "e"]), ("a $(printf 'b')c", ["a", "$(printf 'b')c"]),
            ("\\a b\\ c \\\\", ["\\a", "b\\ c", "\\\\"]), ("\\\na", ["a"]), ("a;b|c && d", ["a", "b", "c", "d"]),
            ("a>f b", ["a", "b"]), ("a # b", ["a"]), ("é 人", ["é", "人"]),
        ] as [(String, [String])])
    func wordsKnowTheirPlaces(text: String, words: [String]) throws {
        let file = SourceFile(name: "pasted", text: text)
        #expect(try ShellText(file).commands.joined().map { file.text(in: $0.span) } == words, "\(text)")
    }

    /// A variable that is made of others can grow by doubling, and be used without end.
    @Test(arguments: [("$", ""), ("${", "}"), ("${", "%.}")])
    func whatVariablesPutInIsLimited(opening: String, closing: String) throws {
        func use(_ number: Int) -> String { "\(opening)A\(number)\(closing)" }
        let doubled = (1..<40).map { ";A\($0)=\(use($0 - 1))\(use($0 - 1))" }.joined()
        let large = String(repeating: "x", count: 1 << 19)
        for text in ["A0=xxxxxxxx" + doubled, "A0=\(large);a" + String(repeating: " " + use(0), count: 50_000)] {
            let error = #expect(throws: UnreadableInput.self) { try Self.commands(text) }
            let finding = try #require(error?.diagnostic)
            let position = try #require(finding.position)
            #expect(finding.rule.id == "input-limit")
            #expect(position.file.text(in: position.span).hasPrefix("\(opening)A"))
        }
        // A value that is used often, and is small, is no matter.
        let many = try Self.commands("A0=x; a" + String(repeating: " " + use(0), count: 50_000))
        #expect(many.first?.count == 50_001)
    }

    /// Every piece of a shell's text in any order, and each of its beginnings, is taken apart or refused.
    @Test func damagedTextsAreTakenApartOrRefused() {
        var generator = SeededGenerator(seed: 15)
        let pieces = [
            "aliyun ", "$", "{", "}", "(", ")", "'", "\"", "`", "\\", "\n", "&", ";", "|", ">", "<", "#", "=",
            "printf ", "X", "%.", " ",
            "$'", "\\x4", "é", "\u{301}", "\r\n", "$(printf '", "')", "2",
        ]
        for _ in 0..<4_000 {
            let file = SourceFile(name: "x", text: generator.text(of: pieces, upTo: 12))
            do throws(UnreadableInput) {
                for word in try ShellText(file).commands.joined() { #expect(word.span.end <= file.bytes.count) }
            } catch {
                #expect(error.diagnostic.position.map { $0.span.start <= file.bytes.count } == true)
            }
        }
    }

    @Test(arguments: ["a ", "'", "\"\" ", "$X", "X=1;", "\\\n", "a&&", ">f ", "#", "$(printf 'a')"])
    func manyOfAKindAreRead(piece: String) {
        let text = String(repeating: piece, count: (1 << 19) / piece.utf8.count * 2 / 2)
        _ = try? ShellText(SourceFile(name: "x", text: text))
    }
}
