import ECSRuntime
import Foundation
import TestSupport
import Testing

@testable import ecs_wire

private let hasExamples = SharedData.exists("corpus-2024")

/// The examples of the official metadata of 2024, where they lie beside the repository.
@Suite(.enabled(if: hasExamples, "the examples lie beside the repository"))
struct OfficialExampleTests {
    private struct Example: Decodable {
        let action: String
        let format: String
        let body: String
        let error: Bool?
        let malformed: Bool?
    }

    /// Examples that contradict the metadata they stand in.
    private static let slips: Set<String> = [
        "DescribeInstanceAttribute.xml", "DeleteLaunchTemplate.xml", "DescribePrice.xml", "DescribePrice.json",
    ]

    /// Examples of answers with members that the metadata has under another name, elsewhere, or not at all; they are
    /// reported as unknown.
    private static let undeclared: Set = [
        "DescribeDeploymentSets.xml", "DescribeEniMonitorData.xml", "DescribeInstanceMonitorData.xml",
        "DescribeInstances.xml", "DescribeInvocations.xml",
        "DescribeLaunchTemplates.xml", "DescribeNetworkInterfaceAttribute.xml", "DescribeReservedInstances.xml",
        "DescribeSecurityGroupReferences.xml", "ExportImage.xml", "RedeployInstance.xml",
    ]

    private func examples() throws -> [Example] {
        let text = try String(contentsOf: SharedData.url("corpus-2024").appending(path: "ecs.jsonl"), encoding: .utf8)
        return try text.split(separator: "\n").map { try JSONDecoder().decode(Example.self, from: Data($0.utf8)) }
    }

    @Test func everyWellFormedExampleIsAnAnswerOrTheErrorThatItIs() throws {
        let known = Set(GeneratedRequests.all.map { $0.action })
        var decoded = 0
        var errors = 0
        for example in try examples() where example.malformed != true && known.contains(example.action) {
            let format: WireFormat = example.format == "xml" ? .xml : .json
            let name = "\(example.action).\(example.format)"
            do {
                let body = try DecodedBody(action: example.action, Array(example.body.utf8), format)
                // What stands as the example of an error often holds an answer of other days.
                let isKnown = body.unknownPaths.isEmpty || example.error == true || Self.undeclared.contains(name)
                #expect(isKnown, "\(name): \(body.unknownPaths)")
                decoded += 1
            } catch let error as WireDecodingError {
                if error.code == .errorAnswer {
                    #expect(example.error == true, "\(name): \(error)")
                    #expect(error.serviceError?.code.isEmpty == false, "\(name)")
                    #expect(error.serviceError?.message.isEmpty == false, "\(name)")
                    errors += 1
                } else {
                    #expect(Self.slips.contains(name) && error.code == .invalidValue, "\(name): \(error)")
                }
            }
        }
        #expect(decoded > 400 && errors > 5)
    }
}
