import ECSRuntime
import Foundation
import Testing

/// Real bodies through the generated types: those of the documentation where the corpus is there, and a few in the
/// repository, under `Bodies`.
@Suite struct GeneratedResponseTests {
    /// Documented samples whose value contradicts the declared type, with the path that names it.
    private static let contradictions = [
        // A rule's id is an integer in the metadata; these show the rule's name.
        "DescribePrice/response.xml": "$.PriceInfo.Rules.Rule[0].RuleId",
        "DescribePrice/response.json": "$.PriceInfo.Rules.Rule[0].RuleId",
        "DescribePrice-2/response.xml": "$.PriceInfo.Rules.Rule[0].RuleId",
        "DescribePrice-2/response.json": "$.PriceInfo.Rules.Rule[0].RuleId",
        "DescribePrice-3/response.xml": "$.PriceInfo.Rules.Rule[0].RuleId",
        "DescribePrice-3/response.json": "$.PriceInfo.Rules.Rule[0].RuleId",
        "DescribePrice-4/response.xml": "$.PriceInfo.Rules.Rule[0].RuleId",
        // A line of JSON instead of the elements.
        "ModifyCommand-4/response.xml": "$",
    ]

    /// Documented samples that are the answer to another action, or hold nothing of this one but its paging: a list with a
    /// misspelt name, with a space before it, or of another action.
    private static let otherAnswers: Set<String> = [
        "DescribeAutoProvisioningGroupHistory-2/response.json", "DescribeAutoProvisioningGroupHistory-2/response.xml",
        "DescribeBandwidthLimitation-2/response.json", "DescribeKeyPairs-5/response.json",
        "RenewInstance-2/response.xml",
    ]

    /// Samples that say something twice: Foundation's reading of the body and the value differ in how often it counts.
    private static let repetitions: Set<String> = [
        // A list's key is there twice; the value has the items of both, Foundation those of one.
        "CreateSimulatedSystemEvents-2/response.json",
        // An element that is no list is there twice with the same text; the value has it once.
        "DescribeRecommendInstanceType/response.xml",
    ]

    /// Actions that the documentation of 2021 has and today's metadata does not: those of disk replication and block
    /// storage clusters went to another product, and one is a misspelling.
    private static let actionsWithoutMetadata: Set<String> = [
        "CreateDiskReplicaPair", "DeleteReplicaPair", "DescribeDedicatedBlockStorageClusters",
        "ModifyDeploymentSetAttributes", "StartDiskReplicaPair", "StopDiskReplicaPair",
    ]

    private func bodies(_ kind: String, in root: URL) throws -> [SampleBody] {
        let bodies = try SampleBody.all(kind, in: root)
        #expect(!bodies.isEmpty)
        return bodies.filter { !Self.actionsWithoutMetadata.contains($0.action ?? "") }
    }

    @Test(arguments: SampleBody.roots, ["actions", "errors"])
    func everyBodyDecodesAndLosesNothing(root: URL, kind: String) throws {
        for body in try bodies(kind, in: root) {
            let decoded: DecodedBody
            do {
                decoded = try DecodedBody(of: body)
            } catch let error as WireDecodingError {
                if error.code == .otherAnswer, Self.otherAnswers.contains(body.description) { continue }
                let path = Self.contradictions[body.description]
                #expect(error.code == .invalidValue && error.path == path, "\(body): \(error)")
                continue
            }
            let isRefused = Self.contradictions[body.description] != nil || Self.otherAnswers.contains(body.description)
            #expect(!isRefused, "\(body)")
            try expectNothingLost(body, decoded)
        }
    }

    /// Each non-empty leaf of the body is in the value or listed, and nothing is invented.
    private func expectNothingLost(_ body: SampleBody, _ decoded: DecodedBody) throws {
        let leaves = try BodyLeaves(body.bytes, body.format)
        var input = leaves.values
        for path in Set(decoded.unknownPaths).map(BodyLeaves.withoutFirstIndex) {
            let isLeaf = input.removeValue(forKey: path) != nil || leaves.emptyPaths.contains(path)
            #expect(isLeaf, "\(body) has no \(path)")
        }
        let output = try BodyLeaves(Array(decoded.json.utf8), .json).values
        if Self.repetitions.contains(body.description) {
            #expect(Set(input.values).isSubset(of: output.values), "\(body)")
        } else {
            #expect(output.values.sorted() == input.values.sorted(), "\(body)")
        }
    }

    @Test(arguments: SampleBody.roots) func equalBodiesDecodeToEqualValues(root: URL) throws {
        let bodies = try bodies("actions", in: root).filter(\.pairAgrees)
        let pairs = Dictionary(grouping: bodies, by: \.folder).values
        #expect(!pairs.isEmpty)
        for pair in pairs where pair.allSatisfy({ Self.contradictions[$0.description] == nil }) {
            if pair.contains(where: { Self.otherAnswers.contains($0.description) }) { continue }
            try #require(pair.count == 2)
            #expect(try DecodedBody(of: pair[0]).json == DecodedBody(of: pair[1]).json, "\(pair)")
        }
    }

    @Test(arguments: SampleBody.roots) func everyMalformedBodyIsRefusedWithItsOffset(root: URL) throws {
        for body in try bodies("malformed", in: root) {
            let type = body.action ?? "DescribeInstances"
            let error = #expect(throws: WireDecodingError.self, "\(body)") {
                try DecodedBody(action: type, body.bytes, body.format)
            }
            #expect(error?.code == .malformed, "\(body)")
            #expect((0...body.bytes.count).contains(error?.offset ?? -1), "\(body)")
        }
    }

    @Test func everyContradictionIsStillThere() throws {
        guard SampleBody.roots.count > 1 else { return }
        let names = try Set(SampleBody.all("actions", in: SampleBody.roots[1]).map(\.description))
        #expect(Self.repetitions.union(Self.contradictions.keys).union(Self.otherAnswers).subtracting(names).isEmpty)
    }
}
