import DiagnosticsCore
import Foundation
import SourceTree
import TestSupport
import Testing

/// Every table of `api-specs/ecs` names where its facts come from, and of when they are.
@Suite struct ProvenanceTests {
    struct Table: Decodable {
        struct Source: Decodable {
            let repo: String?
            let commit: String?
            let source: String?
            let date: String
        }

        let asOf: String
        let provenance: [Source]
    }

    /// Tables of facts; the metadata of the API has its own folder.
    private static let names: [String] = {
        let folder = Repository.root.appending(path: "api-specs/ecs").path
        let names = try? FileManager.default.contentsOfDirectory(atPath: folder)
        return (names ?? []).filter { $0.hasSuffix(".json") }.sorted()
    }()

    @Test func thereAreTables() { #expect(Self.names.count >= 4) }

    @Test(arguments: names) func aTableNamesItsSources(name: String) throws {
        let data = try Data(contentsOf: Repository.root.appending(path: "api-specs/ecs/\(name)"))
        let table = try JSONDecoder().decode(Table.self, from: data)
        let day = /[0-9]{4}-[0-9]{2}-[0-9]{2}/
        #expect(table.asOf.wholeMatch(of: day) != nil)
        #expect(!table.provenance.isEmpty)
        for source in table.provenance {
            #expect(source.date.wholeMatch(of: day) != nil, "\(source)")
            let isNamed = source.repo != nil && source.commit != nil || source.source?.isEmpty == false
            #expect(isNamed, "neither a repository with its commit nor a named source: \(source)")
        }
    }
}
