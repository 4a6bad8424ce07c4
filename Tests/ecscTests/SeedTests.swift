import Foundation
import TestSupport
import Testing

/// The example against the data of the product document that it restates.
@Suite(.enabled(if: SharedData.exists("seed/request.json"))) struct SeedTests {
    private static func seed(_ name: String) throws -> Data {
        try Data(contentsOf: SharedData.url("seed/\(name)"))
    }

    private static func compile(_ kind: String) throws -> CommandRun {
        let run = try CommandRun.run(
            ["compile", Repository.example("trusted-c6t.ecs.yaml"), "--emit", kind], in: Repository.root
        )
        #expect(run.status == 0)
        return run
    }

    private static func object(_ data: Data) throws -> NSDictionary {
        try #require(try JSONSerialization.jsonObject(with: data) as? NSDictionary)
    }

    @Test func parametersEqualTheSampleRequest() throws {
        #expect(try Self.object(Self.compile("parameters").output) == Self.object(Self.seed("request.json")))
    }

    @Test func userDataIsTheDocumentsToTheByte() throws {
        let blob = try Self.seed("user-data.b64")
        #expect(blob.count == 1284)
        #expect(try Self.compile("user-data").output == blob + Data("\n".utf8))
        #expect(try Self.compile("user-data-text").output == Self.seed("trust-agent-install.sh"))
    }

    @Test func policiesAreTheDocuments() throws {
        let policies = try Self.object(Self.compile("policies").output)
        #expect(policies["name"] as? String == "web")
        #expect(policies["role"] as? NSDictionary == (try Self.object(Self.seed("role-policy.json"))))
        #expect(
            policies["caller"] as? NSDictionary == (try Self.object(Self.seed("caller-policy-run-instances.json")))
        )
        let trust = try Self.object(
            Data(
                #"{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":["ecs.aliyuncs.com"]}}]}"#
                    .utf8
            )
        )
        #expect(policies["trust"] as? NSDictionary == trust)
    }
}
