import DiagnosticsCore
import ServiceModel
import Testing

/// The list is compiled in, so no command can find anything in it.
@Suite struct InvalidSecretMemberTests {
    @Test func theExamplesAreWhatTheyAreSaidToBe() {
        let example = Rule.invalidSecretMember.example
        for (text, rules) in [(example.wrong, [Rule.invalidSecretMember]), (example.right, [])] {
            var sink = DiagnosticSink()
            let file = SourceFile(name: "secret-members.json", text: text)
            #expect(SecretMemberReader.read(file, into: &sink).count == (rules.isEmpty ? 1 : 0))
            #expect(sink.diagnostics.map(\.rule) == rules)
        }
    }
}
