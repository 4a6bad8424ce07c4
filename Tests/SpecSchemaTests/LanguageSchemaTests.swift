import DiagnosticsCore
import Foundation
import InstanceSpec
import SourceTree
import SpecCompiler
import TestSupport
import Testing
import YAMLTree

@testable import SpecRules
@testable import SpecSchema

@Suite struct LanguageSchemaTests {
    static let cases = Repository.root.appending(path: "Tests/SpecSchemaTests/Cases")

    @Test func acceptsSpecsThatCompile() throws {
        guard let python = try PythonEnvironment.prepare() else { return }
        let specs =
            try Self.specs(below: [Self.cases, Repository.root.appending(path: "Examples")])
            + Self.specs(below: [Repository.root.appending(path: "Tests/ecscTests")])
            + Self.specs(below: [Repository.root.appending(path: "Tests/SpecCompilerTests")])
        let good = specs.filter(\.compiles)
        #expect(good.count >= 5)
        for (spec, verdict) in zip(good, try Self.verdicts(on: good, python)) {
            #expect(verdict == "valid", "\(spec.path) compiles")
        }
    }

    @Test func everyGoodCaseCompiles() throws {
        for spec in try Self.specs(below: [Self.cases.appendingPathComponent("good")]) {
            #expect(spec.compiles, "\(spec.path)")
        }
    }

    @Test func rejectsFaultsThatASchemaCanExpress() throws {
        let bad = try Self.specs(below: [Self.cases.appendingPathComponent("bad")])
        #expect(!bad.isEmpty)
        for spec in bad { #expect(!spec.compiles, "\(spec.path) is meant to be bad") }
        guard let python = try PythonEnvironment.prepare() else { return }
        for (spec, verdict) in zip(bad, try Self.verdicts(on: bad, python)) {
            #expect(verdict != "valid", "\(spec.path)")
        }
    }

    @Test func rulesNamePlacesThatExist() {
        for rule in RuleCatalogue.specs.rules {
            for keys in rule.keys {
                #expect(Self.field(at: keys.split(separator: ".").map(String.init)) != nil, "\(rule): \(keys)")
            }
        }
    }

    @Test func constraintsNamePlacesThatExist() {
        for constraint in SpecValidator.constraints {
            #expect(constraint.keys == ["spec"] || Self.field(at: constraint.keys) != nil, "\(constraint.keys)")
            guard case .excludes(let left, let right) = constraint.demand else { continue }
            for key in [left, right] { #expect(Self.field(at: constraint.keys + [key]) != nil, "\(key)") }
        }
    }

    @Test func describesEveryField() throws {
        let schema = LanguageSchema(rules: .specs).json.text()
        for field in SpecLanguage.document + SpecLanguage.instance {
            var summary = ""
            summary.appendJSONString(field.summary)
            #expect(schema.contains(summary.dropLast()), "\(field.key)")
        }
    }

    // MARK: - Support

    /// `valid`, or the fault, for each spec.
    private static func verdicts(on specs: [SpecCase], _ python: PythonEnvironment) throws -> [String] {
        let output = try python.run(
            "validate.py", on: [LanguageSchema(rules: .specs).json.text(), specs.map { $0.json + "\n" }.joined()]
        )
        let lines = output.split(separator: "\n").map(String.init)
        try #require(lines.count == specs.count)
        return lines
    }

    private static func field(at keys: [String]) -> SpecField? {
        var fields = SpecLanguage.document
        var found: SpecField?
        for key in keys {
            found = fields.first { $0.key == key }
            guard let field = found else { return nil }
            fields = members(of: field.type)
        }
        return found
    }

    private static func members(of type: SpecType) -> [SpecField] {
        switch type {
        case .mapping(let fields), .shorthand(_, let fields), .wordOrMapping(_, let fields): fields
        case .list(let item), .oneOrMore(let item): members(of: item)
        default: []
        }
    }

    private static func specs(below folders: [URL]) throws -> [SpecCase] {
        var specs: [SpecCase] = []
        for folder in folders {
            let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
            for path in paths.sorted() where path.hasSuffix(".yaml") && !path.contains("policy") {
                let url = folder.appendingPathComponent(path)
                specs += try SpecCase.read(url)
            }
        }
        return specs
    }
}

/// A document of a spec file: as JSON, and whether the compiler finds no error in it.
struct SpecCase {
    let path: String
    let json: String
    let compiles: Bool

    /// The documents of a file; none for a file that can't be read or is none of the language.
    static func read(_ url: URL) throws -> [SpecCase] {
        guard let data = try? Data(contentsOf: url) else { return [] }
        let file = SourceFile(name: url.path, bytes: Array(data))
        var sink = DiagnosticSink()
        guard let nodes = try? DocumentReader.read(file, format: .yaml, into: &sink),
            nodes.contains(where: { $0["apiVersion"] != nil })
        else { return [] }
        var run = CompilationRun(library: try .bundled())
        let folder = url.deletingLastPathComponent()
        let files = FileLoader { path in
            (try? Data(contentsOf: folder.appendingPathComponent(path))).map { .success(Array($0)) }
                ?? .failure(.notFound(reason: "no such file"))
        }
        _ = try run.compile(file, format: .yaml, files: files)
        run.finish()
        let compiles = !run.findings.hasErrors
        return nodes.map { SpecCase(path: url.path, json: json($0).text(), compiles: compiles) }
    }

    /// A node with the types of YAML's core schema, as editors see it.
    private static func json(_ node: DocumentNode) -> JSONText {
        switch node.content {
        case .sequence(let items): .list(items.map(json))
        case .mapping(let entries): .object(entries.map { ($0.key, json($0.value)) })
        case .scalar(let scalar):
            if scalar.isNull {
                .null
            } else if scalar.style == .plain, isLiteral(scalar.text) {
                .literal(scalar.text)
            } else {
                .string(scalar.text)
            }
        }
    }

    private static func isLiteral(_ text: String) -> Bool {
        text == "true" || text == "false" || text.wholeMatch(of: /-?(0|[1-9][0-9]*)(\.[0-9]+)?/) != nil
    }
}
