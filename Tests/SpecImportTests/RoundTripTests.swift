import ExactText
import Foundation
import InstanceSpec
import QueryEncoding
import SourceTree
import SpecCompiler
import SpecImport
import TestSupport
import Testing
import YAMLTree

/// What a spec compiles to, imported again, compiles to the same.
@Suite struct RoundTripTests {
    private static let library = Result { try PlatformLibrary.bundled() }

    /// The requests of the specs in a text, whatever rules say of them.
    private static func calls(_ file: SourceFile, _ format: SourceFormat) throws -> [ImportedCall] {
        var run = CompilationRun(library: try library.get())
        let instances = (try? run.compile(file, format: format, files: .none)) ?? []
        return instances.map { instance in
            ImportedCall(
                action: instance.request.action,
                parameters: instance.request.parameters.compactMap { parameter in
                    parameter.value.text.map { QueryParameter(name: parameter.name, value: $0) }
                }
            )
        }
    }

    private static func comesBack(_ call: ImportedCall, _ source: String) throws {
        let imported = try SpecImporter(library: library.get()).spec(for: call, named: "web")
        #expect(imported.differences.isEmpty, "\(source)\n\(imported.text)")
    }

    @Test func everyExampleAndCaseComesBack() throws {
        var count = 0
        for folder in ["Examples", "Tests/ecscTests/Cases", "Tests/SpecCompilerTests/Cases"] {
            let root = Repository.root.appending(path: folder)
            for case let path as String in FileManager.default.enumerator(atPath: root.path) ?? .init() {
                guard path.hasSuffix(".yaml") || path.hasSuffix("spec.json") else { continue }
                let file = SourceFile(name: path, bytes: Array(try Data(contentsOf: root.appending(path: path))))
                for call in try Self.calls(file, SourceFormat(fileName: path)) {
                    // What lowers to one parameter twice is an error, and no request.
                    guard Set(call.parameters.map { ExactText($0.name) }).count == call.parameters.count else {
                        continue
                    }
                    try Self.comesBack(call, path)
                    count += 1
                }
            }
        }
        #expect(count > 200, "\(count)")
    }

    @Test(arguments: 0..<4) func randomSpecsComeBack(seed: UInt64) throws {
        var generator = RandomSpec(seed: seed)
        for _ in 0..<500 {
            let text = generator.next()
            for call in try Self.calls(SourceFile(name: "random.json", text: text), .json) {
                guard Set(call.parameters.map { ExactText($0.name) }).count == call.parameters.count else { continue }
                try Self.comesBack(call, text)
            }
        }
    }
}

/// Specs of random keys with random values, in JSON; many break a rule, which is no matter here.
private struct RandomSpec {
    private var generator: SeededGenerator

    init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    mutating func next() -> String {
        var spec = members(of: SpecLanguage.instance, density: 4)
        spec["region"] = "cn-hangzhou"
        let document: [String: Any] = [
            "apiVersion": "ecsc/v1", "kind": "Instance", "metadata": ["name": "web"], "spec": spec,
        ]
        let data = try? JSONSerialization.data(withJSONObject: document, options: [.sortedKeys])
        return String(decoding: data ?? Data(), as: UTF8.self)
    }

    private mutating func members(of fields: [SpecField], density: Int) -> [String: Any] {
        var members: [String: Any] = [:]
        for field in fields where Int.random(in: 0..<density, using: &generator) == 0 {
            if let value = value(of: field) { members[field.key] = value }
        }
        return members
    }

    private mutating func value(of field: SpecField) -> Any? {
        // Files are not there, and free values have a test of their own.
        if ["file", "template", "values", "parameters", "vars", "policy"].contains(field.key) { return nil }
        if field.key == "userData" { return ["text": text(lines: true)] }
        return value(of: field.type)
    }

    private mutating func value(of type: SpecType) -> Any? {
        switch type {
        case .string: return text(lines: false)
        case .integer: return Int.random(in: 0...5_000, using: &generator)
        case .decimal: return Double(Int.random(in: 0...500, using: &generator)) / 4
        case .boolean: return Bool.random(using: &generator)
        case .word(let words), .wordOrMapping(let words, _):
            if case .wordOrMapping(_, let fields) = type, Bool.random(using: &generator),
                let field = fields.randomElement(using: &generator), let value = value(of: field.type)
            {
                return [field.key: value]
            }
            return words.words.randomElement(using: &generator)?.spec
        case .secret: return ["fromEnvironment": "VARIABLE"]
        case .mapping(let fields), .shorthand(_, let fields): return members(of: fields, density: 2)
        case .list(let item): return (0..<Int.random(in: 1...3, using: &generator)).compactMap { _ in value(of: item) }
        case .oneOrMore(let item): return value(of: item)
        case .tags:
            return (0..<Int.random(in: 1...3, using: &generator)).map { index in
                ["key": "k\(Int.random(in: 0...99, using: &generator))-\(index)", "value": text(lines: false)]
            }
        case .free: return nil
        }
    }

    private mutating func text(lines: Bool) -> String {
        let pieces =
            [
                "a", "é", "'", "\"", "\\", ": ", " #", "- ", "$${x}", "true", "0", "~", "%2F", "&=+", "人", "\u{301}",
                "{", "}",
            ]
            + (lines ? ["\n", "\n\n", "  \n", "\t", "\r\n", "\n  x"] : [])
        let count = Int.random(in: 0...8, using: &generator)
        let text = (0..<count).compactMap { _ in pieces.randomElement(using: &generator) }.joined()
        return lines ? "#!/bin/sh\n" + text : text
    }
}
