import DiagnosticsCore
import SourceTree
import SpecCompiler
import TestSupport
import Testing
import YAMLTree

@testable import LanguageServer

/// Edits of parts of a text: the text is what a client has that made them, and what is shown is what `check` finds in it.
@Suite struct EditTests {
    private static let pieces = [
        "a", "\n", "\r\n", "\r", "é", "🚀", "👩‍👩‍👧", "\u{301}", "  ", "spec:\n", "region: x", "${size}", "\"", "{", "}",
        "- ", "#", "\t",
    ]

    /// A text as UTF-16 units, as editors hold it, and its lines by the protocol.
    private struct Units {
        var units: [UInt16]

        var text: String { String(decoding: units, as: UTF16.self) }

        func position(_ offset: Int) -> String {
            var line = 0
            var start = 0
            var index = 0
            while index < offset {
                let isBreak =
                    units[index] == 0x0A
                    || units[index] == 0x0D && !(index + 1 < units.count && units[index + 1] == 0x0A)
                index += 1
                if isBreak {
                    line += 1
                    start = index
                }
            }
            return #"{"line":\#(line),"character":\#(offset - start)}"#
        }

        /// Whether there is a position: not between the halves of a character or a line break.
        func isPlace(_ offset: Int) -> Bool {
            guard offset < units.count, offset > 0 else { return true }
            return !UTF16.isTrailSurrogate(units[offset]) && !(units[offset - 1] == 0x0D && units[offset] == 0x0A)
        }
    }

    private static let spec = """
        apiVersion: ecsc/v1
        kind: Instance
        metadata:
          name: web
        vars:
          size: 40
        spec:
          region: cn-hangzhou
          type: ecs.g6.large
          description: 🚀 é
          network:
            vSwitch: vsw-1
          systemDisk: {category: cloud_essd, sizeGiB: "${size}"}

        """

    @Test(arguments: ["utf-8", "utf-16", "utf-32"]) func editedTextIsTheWholeText(encoding: String) throws {
        var generator = SeededGenerator(seed: 4)
        var session = try Session.started(capabilities: #"{"general":{"positionEncodings":["\#(encoding)"]}}"#)
        session.open("web.ecs.yaml", Self.spec)
        var text = Self.spec
        for version in 2...300 {
            // By scalars, so that the same edit can be told in each encoding.
            let scalars = Array(text.unicodeScalars)
            let first = Int.random(in: 0...scalars.count, using: &generator)
            let last = min(first + generator.pick([0, 0, 1, 3, 9]), scalars.count)
            let isBetween = [first, last].contains {
                $0 > 0 && $0 < scalars.count && scalars[$0 - 1] == "\r" && scalars[$0] == "\n"
            }
            if isBetween { continue }
            let inserted = generator.text(of: Self.pieces, upTo: 3)
            let change =
                #"{"range":{"start":\#(Self.position(first, in: scalars, encoding)),"end":\#(Self.position(last, in: scalars, encoding))},"text":\#(Session.json(inserted))}"#
            var edited = String.UnicodeScalarView()
            edited.append(contentsOf: scalars[..<first])
            edited.append(contentsOf: inserted.unicodeScalars)
            edited.append(contentsOf: scalars[last...])
            text = String(edited)
            session.change("web.ecs.yaml", version: version, [change])
            let held = try #require(session.server.documents.values.first)
            #expect(held.file.bytes == Array(text.utf8), "\(version)")
            guard held.file.bytes == Array(text.utf8) else { return }
        }
    }

    private static func position(_ offset: Int, in scalars: [Unicode.Scalar], _ encoding: String) -> String {
        var (line, character) = (0, 0)
        for index in 0..<offset {
            let scalar = scalars[index]
            if scalar == "\n" || scalar == "\r" && !(index + 1 < scalars.count && scalars[index + 1] == "\n") {
                (line, character) = (line + 1, 0)
            } else {
                character +=
                    encoding == "utf-8"
                    ? String(scalar).utf8.count : encoding == "utf-16" ? String(scalar).utf16.count : 1
            }
        }
        return #"{"line":\#(line),"character":\#(character)}"#
    }

    @Test func findingsAfterEditsAreThoseOfTheText() throws {
        var generator = SeededGenerator(seed: 8)
        var session = try Session.started()
        session.open("web.ecs.yaml", Self.spec)
        var units = Units(units: Array(Self.spec.utf16))
        var undo: (Range<Int>, [UInt16])?
        for version in 2...400 {
            let (range, new): (Range<Int>, [UInt16])
            if let last = undo, generator.next() % 2 == 0 {
                (range, new) = last
                undo = nil
            } else {
                let first = Int.random(in: 0...units.units.count, using: &generator)
                let last = min(first + generator.pick([0, 1, 2, 8]), units.units.count)
                (range, new) = (first..<last, Array(generator.pick(Self.pieces).utf16))
                undo = (first..<first + new.count, Array(units.units[first..<last]))
            }
            guard units.isPlace(range.lowerBound), units.isPlace(range.upperBound) else {
                undo = nil
                continue
            }
            let change =
                #"{"range":{"start":\#(units.position(range.lowerBound)),"end":\#(units.position(range.upperBound))},"text":\#(Session.json(String(decoding: new, as: UTF16.self)))}"#
            units.units.replaceSubrange(range, with: new)
            session.change("web.ecs.yaml", version: version, [change])
            if generator.next() % 4 == 0 { continue }
            let (shown, findings) = try session.findings(of: "web.ecs.yaml")
            #expect(shown == version)
            // Another server, that knows nothing of edits.
            var fresh = try Session.started()
            fresh.open("web.ecs.yaml", units.text, version: version)
            let expected = try fresh.findings(of: "web.ecs.yaml").findings
            #expect(findings.map(Self.text) == expected.map(Self.text), "\(version)")
            // And the compiler itself.
            let rules = try Self.rules(of: units.text)
            #expect(findings.compactMap { $0["code"]?.text } == rules, "\(version): \(units.text.debugDescription)")
        }
    }

    private static func text(_ finding: DocumentNode) -> String {
        let keys = [
            ["range", "start", "line"], ["range", "start", "character"], ["range", "end", "line"],
            ["range", "end", "character"],
        ]
        let numbers = keys.map { $0.reduce(Optional(finding)) { $0?[$1] }?.text ?? "" }
        return (numbers + [finding["code"]?.text ?? "", finding["message"]?.text ?? ""]).joined(separator: " ")
    }

    private static func rules(of text: String) throws -> [String] {
        let file = SourceFile(name: "web.ecs.yaml", text: text)
        var run = CompilationRun(library: try PlatformLibrary.bundled(), now: 1_782_000_000)
        var sink = DiagnosticSink()
        do { _ = try run.compile(file, format: .yaml, files: .none) } catch let error as UnreadableInput {
            sink.report(error.diagnostic)
        }
        run.finish()
        sink.report(contentsOf: run.findings)
        return sink.listed(byFiles: [file.name]).map(\.rule.id)
    }

    @Test(arguments: [
        (99, 0, 11), (0, 99, 3), (1, 0, 4), (1, 1, 4), (1, 2, 8), (1, 3, 9), (1, 4, 9), (2, 5, 10), (3, 0, 11),
    ]) func placesThatAreNotThereAreTheNearest(line: Int, character: Int, expected: Int) {
        // The rocket has two units, of which the second is none to begin at; the last line is empty.
        let positions = TextPositions(SourceFile(name: "a", text: "abc\n🚀x\n\n"), in: .utf16)
        #expect(positions.offset(of: TextPosition(line: line, character: character)) == expected)
    }
}
