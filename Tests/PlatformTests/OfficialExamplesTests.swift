import DiagnosticsCore
import Foundation
import MetadataFormat
import Platform
import SourceTree
import TestSupport
import Testing

/// Every member of an official example of a response is one that the metadata knows.
///
/// The examples of 2024 lie beside the repository, where there are any; the kinds of what newer sources added are here.
@Suite struct OfficialExamplesTests {
    /// An example: which action answers so, and what.
    struct Example: CustomTestStringConvertible {
        let product: PlatformProduct
        let action: String
        let body: String

        var testDescription: String { "\(product.code) \(action)" }
    }

    /// Actions that the official SDK of 2026 no longer has, of which nothing but an example is known.
    private static let ended: Set<String> = ["DeleteDemand", "ModifyDemand", "CreateCertificate"]

    static let own: [Example] = [
        Example(
            product: .ecs, action: "DescribeRenewalPrice",
            body: #"{"PriceInfo":{"Price":{"DetailInfos":{"DetailInfo":[{"Resource":"instance"}]}}}}"#),
        Example(
            product: .ecs, action: "DescribeRenewalPrice",
            body: #"{"PriceInfo":{"Price":{"DetailInfos":{"ResourcePriceModel":[{"SubRules":{"Rule":[]}}]}}}}"#),
        Example(
            product: .ecs, action: "DescribePrice",
            body: #"{"PriceInfo":{"Price":{"Coupons":{"Coupon":[]},"Promotions":{},"RuleIdSet":[1],"Currency":"CNY"}}}"#
        ),
        Example(product: .ecs, action: "SendDiagnosticInterrupt", body: #"{"RequestId":"R"}"#),
        Example(product: .ecs, action: "ModifyInstanceSecurityOptions", body: #"{"RequestId":"R"}"#),
        Example(
            product: .ecs, action: "DescribeInstances",
            body: #"{"Instances":{"Instance":[{"AdditionalInfo":{"ManagedHostId":"mh-1"}}]}}"#),
        Example(product: .kms, action: "GetKmsInstance", body: #"{"KmsInstance":{"ZoneIds":"\"a\", \"b\""}}"#),
        Example(product: .kms, action: "GetKmsInstance", body: #"{"KmsInstance":{"ZoneIds":["a","b"]}}"#),
        Example(product: .kms, action: "GetCertificate", body: #"{"CertificateChain":"c","Csr":"r","RequestId":"R"}"#),
        Example(product: .kms, action: "GetChallenge", body: #"{"ChallengeToken":"t","Nonce":"n"}"#),
        Example(product: .ram, action: "GetRole", body: #"{"Role":{"LatestDeletionTask":{"DeletionTaskId":"d"}}}"#),
        Example(product: .ram, action: "DeleteServiceLinkedRole", body: #"{"DeletionTaskId":"d"}"#),
    ]

    static let official: [Example] = {
        guard SharedData.exists("corpus-2024") else { return [] }
        struct Line: Decodable {
            let action: String
            let format: String
            let body: String
            let error: Bool?
            let malformed: Bool?
        }
        return [PlatformProduct.ecs, .kms, .ram, .sts].flatMap { product in
            let lines = (try? SharedData.data("corpus-2024/\(product.code).jsonl"))?.split(separator: 0x0A) ?? []
            return lines.compactMap { try? JSONDecoder().decode(Line.self, from: $0) }
                .filter { $0.format == "json" && $0.error != true && $0.malformed != true }
                .filter { !ended.contains($0.action) }
                .map { Example(product: product, action: $0.action, body: $0.body) }
        }
    }()

    @Test(arguments: own) func newMembersAreKnown(example: Example) throws { try expectAllKnown(example) }

    @Test func everyOfficialExampleIsKnown() throws {
        for example in Self.official { try expectAllKnown(example) }
        #expect(Self.official.isEmpty || Self.official.count > 250)
    }

    @Test(arguments: [
        #"{"RequestIds":"x"}"#, #"{"Instances":{"Instance":[{"InstanceId":"i","New":1}]}}"#,
        #"{"Instances":{"Instance":[{"Tags":{"Tag":[{"TagKey":"k","TagWord":"v"}]}}]}}"#,
    ])
    func whatIsUnknownIsFound(body: String) throws {
        #expect(
            try !unknown(in: Example(product: .ecs, action: "DescribeInstances", body: body)).isEmpty)
    }

    private func expectAllKnown(_ example: Example) throws {
        let unknown = try unknown(in: example)
        #expect(unknown.isEmpty, "\(example.testDescription): \(unknown)")
    }

    /// The paths of members that the metadata does not know.
    private func unknown(in example: Example) throws -> [String] {
        let document = try example.product.metadata()
        let action = try #require(try document.action(named: example.action), "\(example.testDescription)")
        let schema = try #require(action.responseSchema, "\(example.testDescription): nothing is known of its response")
        var sink = DiagnosticSink()
        let body = try DocumentReader.readJSON(SourceFile(name: "body", text: example.body), into: &sink)
        var unknown: [String] = []
        collect(body, schema, path: "$", into: &unknown)
        return unknown
    }

    private func collect(_ node: DocumentNode, _ schema: MetadataSchema, path: String, into unknown: inout [String]) {
        if schema.type == .array, case .mapping = node.content, let items = schema.items {
            return collect(node, items, path: path, into: &unknown)
        }
        switch node.content {
        case .mapping(let entries):
            if schema.type == .any || schema.properties.isEmpty { return }
            for entry in entries {
                let property = schema.properties.first {
                    $0.name == entry.key || $0.schema.alternativeNames.contains(entry.key)
                }
                guard let property else {
                    unknown.append("\(path).\(entry.key)")
                    continue
                }
                collect(entry.value, property.schema, path: "\(path).\(entry.key)", into: &unknown)
            }
        case .sequence(let items):
            guard let item = schema.items else {
                if schema.type != .any { unknown.append("\(path): a list") }
                return
            }
            for node in items { collect(node, item, path: path + "[]", into: &unknown) }
        case .scalar: break
        }
    }
}
