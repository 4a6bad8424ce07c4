import ECSRuntime
import Foundation
import TestSupport
import Testing

/// The official examples of 2024, where they are, through the generated types.
@Suite(.enabled(if: SharedData.exists("corpus-2024"), "the examples lie beside the repository"))
struct OfficialExampleTests {
    private struct Line: Decodable {
        let action: String
        let format: String
        let body: String
        let error: Bool?
        let malformed: Bool?
    }

    /// Examples that contradict the type their own metadata declares.
    private static let slips: Set = ["DescribeInstanceAttribute xml", "DeleteLaunchTemplate xml", "DescribePrice xml"]
    /// Actions that the official SDK of 2026 no longer has, of which nothing but an example is known.
    private static let ended: Set = ["DeleteDemand", "ModifyDemand"]

    @Test func everyExampleDecodesAndLosesNothing() throws {
        let lines = try SharedData.data("corpus-2024/ecs.jsonl").split(separator: 0x0A)
            .map { try JSONDecoder().decode(Line.self, from: $0) }
        var count = 0
        for line in lines where line.error != true && line.malformed != true && !Self.ended.contains(line.action) {
            let name = "\(line.action) \(line.format)"
            do {
                let body = try DecodedBody(
                    action: line.action, Array(line.body.utf8), line.format == "xml" ? .xml : .json)
                #expect(body.unknownPaths.isEmpty, "\(name): \(body.unknownPaths)")
                #expect(!Self.slips.contains(name))
                count += 1
            } catch let error as WireDecodingError {
                #expect(Self.slips.contains(name) && error.code == .invalidValue, "\(name): \(error)")
            }
        }
        #expect(count > 300)
    }
}
