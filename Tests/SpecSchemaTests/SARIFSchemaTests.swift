import DiagnosticsCore
import SpecCompiler
import SpecRules
import Testing

@Suite struct SARIFSchemaTests {
    @Test func logIsValid() throws {
        guard let python = try PythonEnvironment.prepare() else { return }
        #expect(try python.run("validate_sarif.py", on: [Self.log]) == "valid\n")
    }

    @Test func validatorRefusesOtherLogs() throws {
        guard let python = try PythonEnvironment.prepare() else { return }
        for (right, wrong) in [
            ("\"startLine\"", "\"line\""), ("unicodeCodePoints", "graphemes"), ("2.1.0\"", "2.0.0\""),
        ] {
            let log = Self.log.replacing(right, with: wrong)
            #expect(log != Self.log)
            #expect(try python.run("validate_sarif.py", on: [log]) != "valid\n", "\(wrong)")
        }
    }

    private static var log: String {
        let file = SourceFile(name: "a b/ü.yaml", text: "a: 😀 x\nb: y\n")
        let findings = [
            Diagnostic(
                .error, .wrongType, "wrong", at: .init(file: file, span: SourceSpan(8, 9)),
                labels: [.init(span: SourceSpan(10, 11), text: "there")], notes: ["a note"], replacement: "z",
                path: "$[0].a"
            ),
            Diagnostic(.warning, .emptyInput, "no place", help: "in words"),
            Diagnostic(.note, .trustedKMS, "over lines", at: .init(file: file, span: SourceSpan(3, 12))),
        ]
        let rules = RuleCatalogue.specs.rules.filter { $0 != .emptyInput }
        return SARIFRenderer(toolName: "ecsc", toolVersion: "1.0.0", rules: rules).render(findings)
    }
}
