import CodeGeneration
import DiagnosticsCore
import ExactText
import Foundation
import GenerationInput
import GeneratorSupport
import ServiceModel
import TestSupport
import Testing

/// What `scripts/generate` has written is what it would write now, and is complete.
@Suite struct GeneratedFilesTests {
    static let root = Repository.root.path
    static let folders = ["ECS", "RAM", "STS", "KMS"].map { "generated/\($0)Models" } + ["Tests/ReferenceModels"]

    private func generate(_ folder: String) throws -> ModelGenerator.Output {
        let path = "\(Self.root)/\(folder)/ecs-models.json"
        var sink = DiagnosticSink()
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        let config = try GenerationConfigReader.read(SourceFile(name: path, bytes: bytes), into: &sink)
        let apiDocs = try #require(config.apiDocs.first).value
        let input = try MetadataInput.load(apiDocs, relativeTo: "\(Self.root)/\(folder)", files: .system)
        return ModelGenerator.generate(config, from: input)
    }

    @Test(arguments: folders)
    func areFresh(folder: String) throws {
        let output = try generate(folder)
        #expect(output.findings.diagnostics.map(\.message) == [])
        let changes = GeneratedFolder(path: "\(Self.root)/\(folder)").changes(for: output.files)
        let stale = changes.stale.map(\.name) + changes.leftOver
        #expect(stale == [], "\(folder) is stale: run scripts/generate")
    }

    @Test(arguments: [
        ("ECS", "ecs/2014-05-26", 381), ("RAM", "ram/2015-05-01", 69), ("STS", "sts/2015-04-01", 4),
        ("KMS", "kms/2016-01-20", 100),
    ])
    func haveEveryAction(product: String, apiDocs: String, count: Int) throws {
        let output = try generate("generated/\(product)Models")
        #expect(output.skippedActions.map(\.name) == [])
        #expect(output.actions.count == count)
        let text = output.files.map(\.text).joined()
        for action in output.actions {
            #expect(text.contains("\npublic struct \(action)Request: ServiceRequest, CustomReflectable {"), "\(action)")
            #expect(
                text.contains("\npublic struct \(action)Response: ServiceResponse, CustomReflectable {"), "\(action)")
        }
    }

    /// In all products, wire names that differ in case alone have one Swift name; and no member has a name with a suffix
    /// that its wire name does not have.
    @Test func giveOneThingOneName() throws {
        var names: [ExactText: Set<ExactText>] = [:]
        for folder in Self.folders where folder.hasPrefix("generated/") {
            for file in try generate(folder).files {
                var wireName: Substring?
                for line in file.text.split(separator: "\n") {
                    let words = line.split(separator: " ")
                    if words.first == "///", words.count > 1, words[1].hasPrefix("`"), words[1].hasSuffix("`:") {
                        wireName = words[1].dropFirst().dropLast(2)
                    } else if let wire = wireName, let keyword = words.firstIndex(of: "var") {
                        let name = words[keyword + 1].filter { $0 != "`" && $0 != ":" }
                        let key = wire.filter { $0 != "." && $0 != "-" && $0 != "_" }.asciiLowercased
                        names[ExactText(key), default: []].insert(ExactText(name))
                        if name.hasSuffix("Value") { #expect(key.hasSuffix("value"), "\(wire): \(name)") }
                        wireName = nil
                    }
                }
            }
        }
        #expect(names.count > 1500)
        for (wireName, names) in names { #expect(names.count == 1, "\(wireName): \(names)") }
    }

    @Test func nameEveryECSParameter() throws {
        let text = try generate("generated/ECSModels").files.map(\.text).joined()
        // One doc line a member: request parameters with what is nested in them, and response fields.
        let members = text.split(separator: "\n").filter { $0.contains("    /// `") }
        #expect(members.count > 4201 + 3496)
        #expect(text.contains("    public var kmsKeyID: String?"))
        #expect(!text.contains("Optional<"))
    }
}
