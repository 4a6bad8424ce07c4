import DiagnosticsCore
import Foundation
import SourceTree
import SpecCompiler
import TestSupport
import Testing
import YAMLTree

/// The examples, cut off and damaged, through the compiler: every text gives instances or errors, and every finding can
/// be rendered.
@Suite struct DamagedSpecTests {
    private static let examples = ["trusted-c6t", "trusted-g7t"]

    private static func bytes(_ example: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(filePath: Repository.example("\(example).ecs.yaml"))))
    }

    private static func compile(
        _ bytes: [UInt8], _ format: SourceFormat, library: PlatformLibrary, _ description: String
    ) throws {
        let file = SourceFile(name: "web.ecs.yaml", bytes: bytes)
        var run = CompilationRun(library: library)
        var findings: [Diagnostic] = []
        do {
            let instances = try run.compile(file, format: format, files: .none)
            #expect(!instances.isEmpty || run.findings.hasErrors, "\(description)")
        } catch let error as UnreadableInput {
            findings.append(error.diagnostic)
        }
        run.finish()
        findings += run.findings.diagnostics
        for finding in findings {
            let span = finding.position?.span ?? SourceSpan(0, 0)
            #expect(span.start >= 0 && span.end <= bytes.count, "\(description)")
        }
        #expect(TextRenderer().render(findings).isEmpty == findings.isEmpty, "\(description)")
        #expect(throws: Never.self, "\(description)") {
            try JSONSerialization.jsonObject(with: Data(JSONRenderer().render(findings).utf8))
        }
    }

    @Test(arguments: examples, [SourceFormat.yaml, .json]) func cutOffAtEveryByte(example: String, format: SourceFormat)
        throws
    {
        let library = try PlatformLibrary.bundled()
        let bytes = try Self.bytes(example)
        for length in bytes.indices {
            try Self.compile(Array(bytes[..<length]), format, library: library, "the first \(length) bytes")
        }
    }

    @Test(arguments: examples, 0..<4) func damaged(example: String, seed: UInt64) throws {
        let library = try PlatformLibrary.bundled()
        let bytes = try Self.bytes(example)
        var generator = SeededGenerator(seed: seed)
        for number in 0..<500 {
            var damaged = bytes
            for _ in 0..<Int.random(in: 1...6, using: &generator) {
                Self.damage(&damaged, using: &generator)
            }
            try Self.compile(damaged, .yaml, library: library, "damage \(seed)/\(number)")
        }
    }

    private static func damage(_ bytes: inout [UInt8], using generator: inout SeededGenerator) {
        guard let index = bytes.indices.randomElement(using: &generator) else { return }
        let end = min(bytes.count, index + Int.random(in: 1...20, using: &generator))
        switch Int.random(in: 0..<5, using: &generator) {
        case 0:
            bytes[index] = UInt8.random(in: 0...255, using: &generator)
        case 1:
            bytes[index] = Array("\"'#&*!|>%@`{}[],:?- \n\t~$".utf8).randomElement(using: &generator) ?? 0
        case 2:
            bytes.removeSubrange(index..<end)
        case 3:
            bytes.insert(contentsOf: bytes[index..<end], at: index)
        default:
            // Whole lines change places: keys under other parents.
            var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            lines.shuffle(using: &generator)
            bytes = Array(lines.joined(separator: [UInt8(ascii: "\n")]))
        }
    }
}
