import DiagnosticsCore
import SourceTree
import Testing
import YAMLTree

@testable import SpecCompiler

@Suite struct CompilationRunTests {
    private func spec(_ name: String) -> String {
        "apiVersion: ecsc/v1\nkind: Instance\nmetadata:\n  name: \(name)\nspec: {region: cn-hangzhou, launchTemplate: {id: lt-1}}\n"
    }

    @Test func namesAreUniqueOverARun() throws {
        var run = CompilationRun(library: try bundledLibrary.get())
        let first = SourceFile(name: "a.yaml", text: spec("web") + "---\n" + spec("db") + "---\n" + spec("web"))
        #expect(try run.compile(first, format: .yaml, files: .none).map(\.name) == ["web", "db", "web"])
        _ = try run.compile(SourceFile(name: "b.yaml", text: spec("db")), format: .yaml, files: .none)
        run.finish()
        let findings = run.findings.diagnostics
        #expect(findings.map(\.rule) == [.duplicateName, .duplicateName])
        #expect(findings.map(\.path) == ["$[2].metadata.name", "$[0].metadata.name"])
        #expect(findings[0].labels.count == 1 && findings[1].labels.isEmpty)
        #expect(findings[1].notes == ["first used at a.yaml:10:9"])
    }

    @Test func aVariableThatNoDocumentDeclaresIsAnError() throws {
        let text = "vars: {a: x}\n" + spec("web${a}")
        // The Kelvin sign is no K.
        let lookAlikes = try Compilation(
            SourceFile(name: "s", text: "vars: {K: web}\n" + spec("${K}b")), variables: ["\u{212A}": "other"])
        #expect(lookAlikes.rules == [.undefinedVariable])
        for (variables, rules) in [(["a": "2"], []), (["b": "2"], [Rule.undefinedVariable])] {
            let compilation = try Compilation(SourceFile(name: "s", text: text), variables: variables)
            #expect(compilation.rules == rules)
        }
    }

    private let shared = "apiVersion: ecsc/v1\nkind: Variables\nvars: {who: web, where: cn-hangzhou}\n---\n"

    @Test func theFirstDocumentSharesItsVariables() throws {
        let document = spec("${who}").replacing("cn-hangzhou", with: "\"${where}\"")
        let other = "vars: {who: db}\n" + document
        let compilation = try Compilation(SourceFile(name: "s", text: shared + document + "---\n" + other))
        #expect(compilation.findings.isEmpty, "\(compilation.findings.map(\.message))")
        #expect(compilation.instances.map(\.name) == ["web", "db"])
        #expect(compilation.instances.map(\.request.regionID) == ["cn-hangzhou", "cn-hangzhou"])
        let set = try Compilation(SourceFile(name: "s", text: shared + document), variables: ["who": "api"])
        #expect(set.findings.isEmpty && set.instances.map(\.name) == ["api"])
    }

    @Test func sharedVariablesAreUsedAndStandFirst() throws {
        let unused = try Compilation(SourceFile(name: "s", text: shared + spec("${who}")))
        #expect(unused.findings.map(\.path) == ["$[0].vars.where"] && unused.rules == [.unusedVariable])
        let late = try Compilation(SourceFile(name: "s", text: spec("web") + "---\n" + shared.dropLast(4)))
        #expect(late.rules == [.valueSet] && late.findings.first?.path == "$[1].kind")
        let alone = try Compilation(SourceFile(name: "s", text: String(shared.dropLast(4))))
        #expect(alone.rules == [.emptyInput])
        let more = try Compilation(
            SourceFile(
                name: "s", text: shared.replacing("vars:", with: "metadata: {}\nvars:") + spec("${who}-${where}"))
        )
        #expect(more.rules == [.unknownKey])
    }

    @Test(arguments: ["", "a: [", "{\"a\": 1", "\u{0}", "a: &a [*a, *a]\nb: *c"])
    func unreadableTextIsThrown(text: String) throws {
        #expect(throws: UnreadableInput.self) { try Compilation(text) }
    }

    @Test(arguments: [
        "1", "[]", "text", "{}", "spec: 1", "spec: []", "apiVersion: ecsc/v2\nkind: Other\nspec: {}", "null",
    ])
    func whatIsNoSpecIsFindings(text: String) throws {
        let compilation = try Compilation(text)
        #expect(!compilation.errors.isEmpty)
    }
}
