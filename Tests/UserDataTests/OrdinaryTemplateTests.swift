import DiagnosticsCore
import Foundation
import TestSupport
import Testing
import UserData

/// What operators write: refusing everything would be safe, and of no use.
@Suite struct OrdinaryTemplateTests {
    /// What no quoting makes safe: a program for sed, and a file that shells read.
    private static let refused = ["profile.sh.mustache", "sed-template.sh.mustache"]

    @Test func ordinaryTemplatesAreAccepted() throws {
        let folder = Repository.root.appending(path: "Tests/UserDataTests/OrdinaryTemplates")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        var refused: [String] = []
        for name in names {
            let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
            var sink = DiagnosticSink()
            let template = try #require(
                Template.parse(SourceFile(name: name, text: text), language: .shell, into: &sink))
            let values = template.parameters.map { parameter in
                TemplateValue(
                    name: parameter.name,
                    content: parameter.type == .list
                        ? .list(["it's", "b"]) : .text(parameter.type == .integer ? "7" : "it's")
                )
            }
            if template.render(values, into: &sink) == nil { refused.append(name) }
            for finding in sink.diagnostics where !Self.refused.contains(name) {
                Issue.record("\(name): \(finding.summary)")
            }
        }
        print("ordinary templates: \(names.count - refused.count) of \(names.count) accepted")
        #expect(names.count >= 60)
        #expect(refused == Self.refused)
    }
}
