import CodeGeneration
import DiagnosticsCore
import GenerationInput
import GeneratorSupport
import Testing

@Suite struct MetadataInputTests {
    @Test func findsBundledMetadataWithItsPatches() throws {
        #expect(MetadataInput.bundledNames == ["ecs/2014-05-26", "kms/2016-01-20", "ram/2015-05-01", "sts/2015-04-01"])
        let input = try MetadataInput.load("ecs/2014-05-26", relativeTo: "/nowhere", files: .system)
        #expect(input.apiDocs.name == "api-specs/ecs/2014-05-26/api-docs.json")
        #expect(input.patches?.name == "api-specs/ecs/2014-05-26/patches.json")
    }

    @Test func findsFilesFromTheFolderOfTheConfig() throws {
        let folder = GeneratedFilesTests.root + "/Tests/ReferenceModels"
        let input = try MetadataInput.load("api-docs.json", relativeTo: folder, files: .system)
        #expect(input.apiDocs.name == folder + "/api-docs.json")
        #expect(input.patches == nil)
    }

    @Test func suggestsTheNearestBundledName() {
        let error = #expect(throws: FileError.self) {
            try MetadataInput.load("ecs/2014-05-25", relativeTo: ".", files: .system)
        }
        #expect(error?.reason.hasSuffix("did you mean 'ecs/2014-05-26'") == true)
    }
}
