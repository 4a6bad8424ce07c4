import BundledFiles
import DiagnosticsCore
import ExactText
import SourceTree
import Testing

/// Every file of facts says where they come from, which version of it, and when that was.
@Suite struct FactProvenanceTests {
    static let files = BundledFile.all.map(\.path).filter { $0.hasExactPrefix("api-specs/") }

    @Test(arguments: files) func everyFactFileNamesItsSource(path: String) throws {
        let file = try #require(BundledFile.named(path))
        var sink = DiagnosticSink()
        let root = try DocumentReader.readJSON(
            SourceFile(name: path, bytes: file.bytes), limits: .metadata, into: &sink
        )
        let node = try #require(root["provenance"] ?? root["x-provenance"], "no provenance")
        let entries = node.items ?? [node]
        #expect(!entries.isEmpty)
        for entry in entries {
            #expect(Self.text(entry, "source", "repo", "package") != nil, "no source")
            #expect(Self.text(entry, "commit", "version") != nil, "neither commit nor version")
            let date = try #require(Self.text(entry, "date"), "no date")
            #expect(date.wholeMatch(of: /20\d\d-\d\d(-\d\d)?/) != nil, "\(date)")
        }
    }

    /// What a rule of the spec language rests on has a date of its own, which findings name.
    @Test(arguments: files.filter { $0.hasExactPrefix("api-specs/ecs/") && !$0.hasExactPrefix("api-specs/ecs/2014") })
    func aTableHasADate(path: String) throws {
        let file = try #require(BundledFile.named(path))
        var sink = DiagnosticSink()
        let root = try DocumentReader.readJSON(
            SourceFile(name: path, bytes: file.bytes), limits: .metadata, into: &sink
        )
        #expect(root["asOf"]?.text?.wholeMatch(of: /20\d\d-\d\d-\d\d/) != nil)
    }

    @Test func thereAreSuchFiles() { #expect(Self.files.count > 12) }

    private static func text(_ node: DocumentNode, _ keys: String...) -> String? {
        for key in keys {
            if let text = node[key]?.text, !text.isEmpty { return text }
        }
        return nil
    }
}
