import DiagnosticsCore
import Foundation
import SourceTree
import SpecFormatting
import TestSupport
import Testing
import YAMLTree

/// A folder below `Cases/` with an `input` and an `expected` text, in YAML or JSON.
struct FormattingCase: CustomTestStringConvertible, Sendable {
    let golden: GoldenCase
    let format: SourceFormat

    var testDescription: String { golden.name }
    var ending: String { format == .json ? "json" : "yaml" }

    static let all = GoldenCase.all(below: "Tests/SpecFormattingTests/Cases", with: "input.yaml", "input.json")
        .map { FormattingCase(golden: $0, format: $0.has("input.json") ? .json : .yaml) }

    func bytes(_ name: String) throws -> [UInt8] {
        try golden.bytes("\(name).\(ending)")
    }
}

@Suite struct SpecFormatterTests {
    static func format(_ bytes: [UInt8], _ format: SourceFormat) throws -> [UInt8] {
        try SpecFormatter.format(SourceFile(name: "test", bytes: bytes), format: format)
    }

    @Test func casesExist() {
        #expect(FormattingCase.all.count > 4)
    }

    @Test(arguments: FormattingCase.all) func writesCanonicalForm(of golden: FormattingCase) throws {
        let formatted = try Self.format(golden.bytes("input"), golden.format)
        #expect(try Self.format(formatted, golden.format) == formatted)
        try golden.golden.expect(["expected.\(golden.ending)": String(decoding: formatted, as: UTF8.self)])
    }

    @Test(arguments: [("a: [", SourceFormat.yaml), ("{", .json), ("", .yaml)])
    func refusesUnreadableText(_ text: String, format: SourceFormat) {
        #expect(throws: UnreadableInput.self) { try Self.format(Array(text.utf8), format) }
    }
}

/// Texts that are damaged in ways that keep most of them readable.
@Suite struct FormattingPropertyTests {
    static let fragments = [
        "  ", " ", "\n", "\n\n", "# c\n", " # c", "- ", "\t", ": ", "'", "\"", "[", "]", "{", "}", "|\n", ">-\n",
        "|2\n", "|+\n",
        "&a ", "*a", "!!str ", "---\n", "...\n", "? ", "\r\n", "\r", "é", "\u{FEFF}", "key: value\n", "  - item\n",
        "%YAML 1.2\n",
    ]

    @Test(arguments: 0..<40) func neverChangesWhatATextSays(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        let sources = try FormattingCase.all.filter { $0.format == .yaml }.map { try $0.bytes("input") }
        for _ in 0..<50 {
            guard var text = sources.randomElement(using: &generator) else { return }
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                let place = Int.random(in: 0...text.count, using: &generator)
                let end = min(text.count, place + Int.random(in: 0...3, using: &generator))
                let fragment =
                    Bool.random(using: &generator) ? "" : Self.fragments.randomElement(using: &generator) ?? ""
                text.replaceSubrange(place..<end, with: fragment.utf8)
            }
            guard let before = Self.dump(text) else { continue }
            let formatted = try SpecFormatterTests.format(text, .yaml)
            let shown = Comment(rawValue: String(decoding: text, as: UTF8.self).debugDescription)
            #expect(Self.dump(formatted) == before, shown)
            #expect(try SpecFormatterTests.format(formatted, .yaml) == formatted, shown)
            #expect(Self.words(formatted) == Self.words(text), shown)
        }
    }

    /// What a text says; nil where it can't be read.
    static func dump(_ bytes: [UInt8]) -> String? {
        var sink = DiagnosticSink()
        let file = SourceFile(name: "test", bytes: bytes)
        return (try? DocumentReader.read(file, format: .yaml, into: &sink)).map {
            $0.map(dump).joined(separator: "---")
        }
    }

    private static func dump(_ node: DocumentNode) -> String {
        switch node.content {
        case .scalar(let scalar): "\(scalar.style)\(scalar.text.debugDescription)"
        case .sequence(let items): "[" + items.map(dump).joined(separator: ",") + "]"
        case .mapping(let entries):
            "{" + entries.map { $0.key.debugDescription + ":" + dump($0.value) }.joined(separator: ",") + "}"
        }
    }

    /// Every character but white space and the mark at the beginning: formatting moves them, and nothing else.
    static func words(_ bytes: [UInt8]) -> [UInt8] {
        bytes.drop { [0xEF, 0xBB, 0xBF].contains($0) }.filter { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    }
}
