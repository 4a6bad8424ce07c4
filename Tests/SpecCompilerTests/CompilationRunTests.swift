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
        let text = "vars: {a: 1}\n" + spec("web")
        // The Kelvin sign is no K.
        let lookAlikes = try Compilation(
            SourceFile(name: "s", text: "vars: {K: web}\n" + spec("${K}")), variables: ["\u{212A}": "other"])
        #expect(lookAlikes.rules == [.undefinedVariable])
        for (variables, rules) in [(["a": "2"], []), (["b": "2"], [Rule.undefinedVariable])] {
            let compilation = try Compilation(SourceFile(name: "s", text: text), variables: variables)
            #expect(compilation.rules == rules)
        }
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
