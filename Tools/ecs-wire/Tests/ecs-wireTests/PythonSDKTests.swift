import ECSRuntime
import Foundation
import TestSupport
import Testing

@testable import ecs_wire

/// The official Python SDK as the judge of what is sent: every action, every parameter filled.
@Suite(.enabled(if: PythonSDK.isInstalled, "scripts/install-test-tools installs the Python SDK"))
struct PythonSDKTests {
    /// Actions of the metadata that the SDK has no method for.
    private static let actionsMissingInSDK: Set<String> = ["PurchaseElasticityAssurance"]

    @Test func everyActionIsFlattenedAsTheSDKFlattensIt() throws {
        let requests = try FilledRequests.all()
        #expect(requests.count == GeneratedRequests.all.count)
        let sdk = try PythonSDK.flatten(requests)
        var compared = 0
        for type in GeneratedRequests.all {
            let theirs = try #require(sdk[type.action], "\(type.action)")
            guard theirs["$missing"] == nil else {
                #expect(Self.actionsMissingInSDK.contains(type.action))
                continue
            }
            #expect(!Self.actionsMissingInSDK.contains(type.action))
            let ours = try flatten(type, try #require(requests[type.action]))
            #expect(Set(ours.keys) == Set(theirs.keys), "\(type.action)")
            for (name, value) in ours {
                // The SDK writes booleans as Python does, `True`; the platform documents and answers `true`.
                let isBoolean = value == "true" || value == "false"
                let expected = isBoolean ? value.capitalized : value
                #expect(theirs[name] == expected, "\(type.action) \(name)")
                compared += 1
            }
        }
        #expect(compared > 5_000)
    }

    private func flatten<Request: ServiceRequest & WireDecodable>(
        _ type: Request.Type, _ request: Any
    ) throws -> [String: String] {
        let body = try JSONSerialization.data(withJSONObject: request)
        let report = try WireDecoder(format: .json).decodeReportingUnknown(type, from: body)
        #expect(report.unknownPaths.isEmpty, "\(Request.action)")
        let parameters = try report.value.queryParameters()
        let result = Dictionary(parameters.map { ($0.name, $0.value) }) { first, _ in first }
        #expect(result.count == parameters.count, "\(Request.action) sends a name twice")
        return result
    }
}

/// Requests made from the metadata, with a different value in every place.
private struct FilledRequests {
    private var count = 0

    private struct Metadata: Decodable {
        let apis: [String: Action]
    }
    private struct Action: Decodable {
        let parameters: [Parameter]
    }
    private struct Parameter: Decodable {
        let name: String
        let schema: Schema
    }
    private final class Schema: Decodable {
        let type: String
        let items: Schema?
        let properties: [String: Schema]?
        let jsonTextKind: String?

        private enum CodingKeys: String, CodingKey {
            case type, items, properties
            case jsonTextKind = "x-jsonText"
        }
    }

    /// Every action with its request in wire names.
    static func all() throws -> [String: [String: Any]] {
        let apiDocs = Repository.root.appending(path: "api-specs/ecs/2014-05-26/api-docs.json")
        let metadata = try JSONDecoder().decode(Metadata.self, from: Data(contentsOf: apiDocs))
        return metadata.apis.mapValues { action in
            var requests = FilledRequests()
            return Dictionary(action.parameters.map { ($0.name, requests.value($0.schema)) }) { first, _ in first }
        }
    }

    private mutating func value(_ schema: Schema) -> Any {
        count += 1
        switch schema.type {
        case "boolean": return count.isMultiple(of: 2)
        case "integer": return count
        case "number": return Double(count) + 0.25
        case "array": return schema.items.map { [value($0), value($0)] } ?? []
        case "object": return schema.properties?.mapValues { value($0) } ?? ["a key": "text \(count)"]
        // A text that is itself an array, which the SDK takes as its caller writes it.
        case "string" where schema.jsonTextKind == "array": return "[\"text \(count) é/&~*\"]"
        default: return "text \(count) é/&~*"
        }
    }
}

/// The SDK in the virtual environment `.build-python`.
private enum PythonSDK {
    private static let here = URL(filePath: #filePath).deletingLastPathComponent()
    private static let python = Repository.root.appending(path: ".build-python/bin/python")

    static let isInstalled: Bool = {
        let isThere = FileManager.default.isExecutableFile(atPath: python.path)
        if !isThere {
            print("skipped: the comparison with the Python SDK, as scripts/install-test-tools did not install it")
        }
        return isThere
    }()

    /// What the SDK would send for each request.
    static func flatten(_ requests: [String: [String: Any]]) throws -> [String: [String: String]] {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let input = folder.appending(path: "requests.json")
        let output = folder.appending(path: "sent.json")
        try JSONSerialization.data(withJSONObject: requests).write(to: input)
        try Data().write(to: output)
        let process = Process()
        // By `env`: whoever follows the link before Python does leaves the environment.
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [python.path, here.appending(path: "PythonSDK/flatten.py").path]
        process.standardInput = try FileHandle(forReadingFrom: input)
        process.standardOutput = try FileHandle(forWritingTo: output)
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return try JSONDecoder().decode([String: [String: String]].self, from: Data(contentsOf: output))
    }
}
