import DiagnosticsCore
import SourceTree
import TestSupport
import Testing
import YAMLTree

@testable import SpecCompiler

/// What holds for every spec, tried on those of the cases and examples, and on random changes to them.
@Suite struct CompilationPropertyTests {
    private struct Input {
        let file: SourceFile
        let format: SourceFormat
        let files: FileLoader
    }

    private static let inputs: [Input] = {
        let cases = GoldenCase.specs.compactMap { golden in
            (try? golden.spec()).map { Input(file: $0.file, format: $0.format, files: golden.files) }
        }
        return cases + Examples.all.map { Input(file: SourceFile(name: "e", text: $0), format: .yaml, files: .none) }
    }()

    @Test func theOrderOfKeysChangesNothing() throws {
        var generator = SeededGenerator(seed: 1)
        for input in Self.inputs {
            let original = try Compilation(input.file, format: input.format, files: input.files)
            guard original.errors.isEmpty else { continue }
            var sink = DiagnosticSink()
            let documents = try DocumentReader.read(input.file, format: input.format, into: &sink)
            for _ in 0..<2 {
                let text = documents.map { Self.shuffled($0, &generator) }.joined(separator: "\n---\n")
                let other = try Compilation(SourceFile(name: "shuffled", text: text), files: input.files)
                #expect(other.errors.isEmpty, "\(TextRenderer().render(other.errors))")
                #expect(other.instances.map(\.sent) == original.instances.map(\.sent))
                #expect(Set(other.rules) == Set(original.rules))
            }
        }
    }

    /// A document in YAML's flow style, the keys of its mappings in random order, but for those of a cloud-config, which
    /// are sent in theirs.
    private static func shuffled(
        _ node: DocumentNode, _ generator: inout SeededGenerator, inPayload: Bool = false
    ) -> String {
        switch node.content {
        case .mapping(let entries):
            let members = (inPayload ? entries : entries.shuffled(using: &generator)).map { entry in
                let isPayload = inPayload || entry.key == "cloudConfig"
                return "\(quoted(entry.key)): \(shuffled(entry.value, &generator, inPayload: isPayload))"
            }
            return "{" + members.joined(separator: ", ") + "}"
        case .sequence(let items):
            return "[" + items.map { shuffled($0, &generator, inPayload: inPayload) }.joined(separator: ", ") + "]"
        case .scalar(let scalar):
            if scalar.isNull { return "null" }
            let isPlain =
                scalar.style == .plain
                && scalar.text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || ".-_/".contains($0)) }
            let tag = inPayload && scalar.statedType == .binary ? "!!binary " : ""
            return tag + (isPlain ? scalar.text : quoted(scalar.text))
        }
    }

    private static func quoted(_ text: String) -> String { JSONText.string(text).text() }

    @Test func everyFindingLiesInItsFile() throws {
        for input in Self.inputs {
            Self.check(try Compilation(input.file, format: input.format, files: input.files).findings)
        }
    }

    /// Changed specs give findings or parameters, never a crash; the texts are cut, repeated, swapped and spoiled.
    @Test(arguments: 0..<4) func changedSpecsAreHandled(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        var readable = 0
        for _ in 0..<300 {
            guard let input = Self.inputs.randomElement(using: &generator) else { continue }
            let bytes = Self.changed(input.file.bytes, &generator)
            let file = SourceFile(name: "changed", bytes: bytes)
            do {
                Self.check(try Compilation(file, format: input.format, files: input.files).findings)
                readable += 1
            } catch let error as UnreadableInput {
                Self.check([error.diagnostic])
            }
        }
        #expect(readable > 50)
    }

    private static let fragments = [
        "null", "~", "''", "[]", "{}", "- ", ": ", "&a ", "*a", "!!int ", "|\n", ">\n", "---\n", "${", "${x}", "$${",
        "\"",
        "'", "#", "\t", "\u{FEFF}", "\u{0}", "\r\n", "é", "💥", "0x10", "1e999", "-1", "99999999999999999999", "true",
        "no",
        "password: hunter2", "CreateInstance", "trustedSystem: managed", "template: data-disk", "\u{85}", "\u{2028}",
    ]

    private static func changed(_ original: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
        var bytes = original
        for _ in 0..<Int.random(in: 1...3, using: &generator) {
            let start = Int.random(in: 0...bytes.count, using: &generator)
            let end = min(bytes.count, start + Int.random(in: 0...12, using: &generator))
            switch Int.random(in: 0..<6, using: &generator) {
            case 0: bytes.removeSubrange(start..<end)
            case 1: bytes.insert(contentsOf: bytes[start..<end], at: start)
            case 2: if start < bytes.count { bytes[start] = UInt8.random(in: 0...255, using: &generator) }
            case 3: bytes.insert(contentsOf: (fragments.randomElement(using: &generator) ?? "").utf8, at: start)
            case 4: bytes = swapLines(bytes, &generator)
            default: bytes.replaceSubrange(start..<end, with: (fragments.randomElement(using: &generator) ?? "").utf8)
            }
        }
        return bytes
    }

    private static func swapLines(_ bytes: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
        var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        guard let first = lines.indices.randomElement(using: &generator),
            let other = lines.indices.randomElement(using: &generator)
        else { return bytes }
        lines.swapAt(first, other)
        return Array(lines.joined(separator: [0x0A]))
    }

    private static func check(_ findings: [Diagnostic]) {
        for finding in findings {
            #expect(!finding.message.isEmpty && !finding.message.hasSuffix("."))
            guard let position = finding.position else { continue }
            for span in [position.span] + finding.labels.map(\.span) {
                #expect(
                    span.start >= 0 && span.start <= span.end && span.end <= position.file.bytes.count, "\(finding)")
            }
            let header = TextRenderer().render([finding]).split(separator: "\n").first ?? ""
            #expect(header.hasSuffix("[\(finding.rule)]"), "\(header)")
        }
        _ = JSONRenderer().render(findings)
    }
}
