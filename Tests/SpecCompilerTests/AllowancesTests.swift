import DiagnosticsCore
import SourceTree
import SpecCompiler
import SpecRules
import Testing
import YAMLTree

@Suite struct AllowancesTests {
    /// The findings of a spec of an unknown family, each as `line rule`; lines count from the first one given.
    private static func findings(_ lines: String, format: SourceFormat = .yaml) throws -> [String] {
        let spec = """
            \(lines)
            apiVersion: ecsc/v1
            kind: Instance
            metadata: {name: a}
            """
        let file = SourceFile(name: "a.yaml", text: spec)
        var run = CompilationRun(library: try .bundled())
        _ = try run.compile(file, format: format, files: .none)
        run.finish()
        return run.findings.diagnostics.ordered().map { finding in
            let line = finding.position.map { $0.file.location(at: $0.span.start).line } ?? 0
            return "\(line) \(finding.severity) \(finding.rule)"
        }
    }

    private static func spec(_ lines: String) -> String {
        """
        spec:
          region: cn-hangzhou
          type: \(lines.contains("managed") ? "ecs.g99t.large" : "ecs.g6.large")
          image: ubuntu
          network: {vSwitch: vsw-1, securityGroup: sg-1}
          \(lines.contains("managed") ? "agentScript: hardened" : "zone: cn-hangzhou-i")
        \(lines)
        """
    }

    @Test func warningStandsWithoutComment() throws {
        #expect(try Self.findings(Self.spec("  trustedSystem: managed")).contains("7 warning trusted-family"))
    }

    @Test func silencesTheLineBelow() throws {
        let text = "  # ecsc:allow trusted-family it is new\n  trustedSystem: managed"
        #expect(try Self.findings(Self.spec(text)) == [])
    }

    @Test func silencesBelowOtherComments() throws {
        let text = "  #ecsc:allow  trusted-family\n  # why not\n  trustedSystem: managed"
        #expect(try Self.findings(Self.spec(text)) == [])
    }

    @Test func blankLineEndsItsReach() throws {
        let text = "  # ecsc:allow trusted-family x\n\n  trustedSystem: managed"
        #expect(try Self.findings(Self.spec(text)) == ["7 warning unused-allow", "9 warning trusted-family"])
    }

    @Test func otherRuleStaysUnsilenced() throws {
        let text = "  # ecsc:allow trusted-image x\n  trustedSystem: managed"
        #expect(try Self.findings(Self.spec(text)) == ["7 warning unused-allow", "8 warning trusted-family"])
    }

    @Test func errorsStay() throws {
        let text = "  trustedSystem: off\n  # ecsc:allow unknown-key x\n  zonne: x"
        #expect(try Self.findings(Self.spec(text)) == ["8 warning unused-allow", "9 error unknown-key"])
    }

    @Test func textInBlocksAndQuotesIsNoComment() throws {
        let text = """
              trustedSystem: off
              description: 'x # ecsc:allow trusted-family x'
              userData:
                text: |
                  #!/bin/sh
                  # ecsc:allow trusted-family x
                  true
            """
        #expect(try Self.findings(Self.spec(text)) == [])
    }

    @Test func namesTheNearestRule() throws {
        let file = SourceFile(name: "a.yaml", text: "# ecsc:allow trusted-famly x\na: 1\n")
        var run = CompilationRun(library: try .bundled())
        _ = try run.compile(file, format: .yaml, files: .none)
        run.finish()
        let finding = try #require(run.findings.diagnostics.first { $0.rule == .unusedAllow })
        #expect(finding.replacement == Rule.trustedFamily.id)
        #expect(finding.position.map { $0.file.text(in: $0.span) } == "trusted-famly")
    }

    @Test func commentBehindAValueAllowsNothing() throws {
        let text = "  description: text # ecsc:allow trusted-family x\n  trustedSystem: managed"
        #expect(try Self.findings(Self.spec(text)) == ["7 warning unused-allow", "8 warning trusted-family"])
    }

    @Test(arguments: ["# ecsc:allowed x", "# ecsc:allowance", "# allow trusted-family", "# see ecsc:allow"])
    func otherCommentsAreNone(_ comment: String) throws {
        #expect(try Self.findings(Self.spec("  \(comment)\n  trustedSystem: off")) == [])
    }

    @Test func commentWithoutRuleAllowsNothing() throws {
        #expect(try Self.findings(Self.spec("  # ecsc:allow\n  trustedSystem: off")) == ["7 warning unused-allow"])
    }

    @Test func ruleOfTheOutputIsNeverUnused() throws {
        #expect(try Self.findings(Self.spec("  # ecsc:allow url-too-long x\n  trustedSystem: off")) == [])
    }
}
