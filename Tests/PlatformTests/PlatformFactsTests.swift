import BundledFiles
import DiagnosticsCore
import Platform
import SourceTree
import Testing

@Suite struct PlatformFactsTests {
    private func bundled() throws -> PlatformFacts {
        let file = try #require(BundledFile.named("api-specs/ecs/instance-types.json"))
        return try PlatformFacts(SourceFile(name: file.path, bytes: file.bytes))
    }

    @Test func securityEnhancedFamiliesAreOfTwoGenerations() throws {
        let facts = try bundled()
        for family in ["g6t", "c6t", "r6t"] { #expect(facts.enhancedGeneration(of: family) == .sixth) }
        for family in ["g7t", "c7t", "r7t"] { #expect(facts.enhancedGeneration(of: family) == .seventh) }
        for family in ["g7", "c6", "g8t", ""] { #expect(facts.enhancedGeneration(of: family) == nil) }
        #expect(facts.asOf == "2021-07-19")
    }

    @Test(arguments: [("g7t", true), ("r6t", true), ("g7", true), ("c6", false), ("g6e", false)])
    func trustedFamiliesAreKnown(family: String, isTrusted: Bool) throws {
        #expect(try bundled().hasTrustedSystem(family) == isTrusted)
    }

    @Test(arguments: ["g9t", "", "c6t "]) func otherFamiliesAreNotKnown(family: String) throws {
        #expect(try bundled().hasTrustedSystem(family) == nil)
    }

    @Test(arguments: [
        ("ecs.c6t.large", "c6t"), ("ecs.video-trans.26xlarge", "video-trans"), ("ecs.g7.2xlarge.x", "g7"),
    ])
    func familyIsTheSecondPart(type: String, family: String) { #expect(PlatformFacts.family(ofType: type) == family) }

    @Test(arguments: ["", "ecs", "ecs.c6t", "ecs..large", "rds.c6t.large", "c6t.large"])
    func otherTypesHaveNoFamily(type: String) { #expect(PlatformFacts.family(ofType: type) == nil) }

    @Test(arguments: ["", "[", "{\"families\": 1", "\u{0}"]) func brokenTablesAreRefused(text: String) {
        #expect(throws: UnreadableInput.self) { try PlatformFacts(SourceFile(name: "t", text: text)) }
    }

    @Test func tablesThatSayNothingKnowNothing() throws {
        let facts = try PlatformFacts(SourceFile(name: "t", text: "{}"))
        #expect(facts.asOf.isEmpty && facts.hasTrustedSystem("g7t") == nil)
    }
}
