import DiagnosticsCore
import InstanceSpec
import Platform
import SourceTree
import SpecRules
import Testing
import YAMLTree

@Suite struct TrustedSystemTests {
    private func trusted(_ spec: String) throws -> TrustedSystem {
        let facts = try PlatformFacts.bundled()
        let file = SourceFile(name: "s", text: "{metadata: {name: a}, spec: \(spec)}")
        var sink = DiagnosticSink()
        let node = try #require(try DocumentReader.read(file, format: .yaml, into: &sink).first)
        let document = try #require(SpecReader.read(node, index: 0, of: file, into: &sink))
        return TrustedSystem(spec: document.spec, facts: facts)
    }

    /// vTPM mode is asked for on every family but those of the 6th generation.
    @Test(arguments: [
        ("{type: ecs.g7t.large, trustedSystem: managed}", true), ("{type: ecs.g7.large, trustedSystem: managed}", true),
        ("{type: ecs.g9t.large, trustedSystem: managed}", true), ("{trustedSystem: managed}", true),
        ("{type: ecs.c6t.large, trustedSystem: managed}", false),
        ("{type: ecs.r6t.large, trustedSystem: managed}", false),
        ("{type: ecs.g9it.large, trustedSystem: managed}", true),
        ("{type: ecs.g7t.large, trustedSystem: selfManaged}", false),
        ("{type: ecs.g7t.large, trustedSystem: off}", false),
        ("{type: ecs.g7t.large}", false),
    ])
    func vTPMModeFollowsFromModeAndFamily(spec: String, isSent: Bool) throws {
        #expect(try trusted(spec).sendsVTPMMode == isSent)
    }

    @Test func whatIsNotSaidIsNil() throws {
        let nothing = try trusted("{region: r}")
        #expect(nothing.mode == nil && nothing.family == nil && nothing.enhancement == nil)
    }
}
