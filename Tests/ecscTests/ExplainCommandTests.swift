import Foundation
import TestSupport
import Testing

@Suite struct ExplainCommandTests {
    private struct Parameter: Decodable {
        let name: String
        let value: Value
        let origin: Origin

        struct Origin: Decodable {
            let kind: String
            let line: Int?
        }

        /// A text, null, or where a secret is.
        enum Value: Decodable, Equatable {
            case text(String)
            case reference([String: String])
            case unknown

            init(from decoder: any Decoder) throws {
                let container = try decoder.singleValueContainer()
                if container.decodeNil() {
                    self = .unknown
                } else if let text = try? container.decode(String.self) {
                    self = .text(text)
                } else {
                    self = .reference(try container.decode([String: String].self))
                }
            }
        }
    }

    private struct Explanation: Decodable {
        let name: String
        let parameters: [Parameter]
        let common: [Parameter]
    }

    /// Lines of `spec`, each of which may be there or not.
    private static let optionalLines = [
        "zone: cn-hangzhou-i", "name: ${text}", "hostNames: [web, 'b-${number}']", "description: '#${text}'",
        "count: ${number}", "uniqueSuffix: true", "systemDisk: {category: cloud_essd, sizeGiB: '${number}'}",
        "dataDisks: [{sizeGiB: 20, category: cloud_auto}, {sizeGiB: 30, encrypted: true}]", "role: app",
        "login: {password: {fromEnvironment: VM_PASSWORD}}", "login: {keyPair: ops}",
        "userData: {text: \"#!/bin/sh\\necho ${text}\\n\"}", "charge: payAsYouGo", "charge: {spot: {priceLimit: 0.1}}",
        "charge: {subscription: {period: 1, unit: month}}", "tags: {b: '${text}', a: null}", "trustedSystem: managed",
        "metadataService: {enabled: true, tokens: required}", "dryRun: true", "api: RunInstances",
        "parameters: {IoOptimized: optimized}", "launchTemplate: {id: lt-1, version: 2}", "secureBoot: false",
    ]

    @Test func accountsForEveryParameterAndNoOther() throws {
        var random = SeededGenerator(seed: 42)
        let documents = (0..<60).map { index in
            var keys: Set<Substring> = []
            let lines = Self.optionalLines.shuffled(using: &random).prefix(Int.random(in: 0...14, using: &random))
                .filter { keys.insert($0.prefix { $0 != ":" }).inserted }
            return """
                apiVersion: ecsc/v1
                kind: Instance
                metadata: {name: i\(index)}
                vars: {text: some, number: 40}
                spec:
                  region: cn-hangzhou
                  type: ecs.g7.large
                  image: ubuntu
                  network: {vSwitch: vsw-1, securityGroups: [sg-1, sg-2]}
                \(lines.map { "  \($0)\n" }.joined())
                """
        }
        let folder = try TemporaryFolder()
        try folder.write("all.ecs.yaml", documents.joined(separator: "\n---\n"))
        let environment = ["VM_PASSWORD": "Testsecret-1"]
        func lines(_ arguments: String...) throws -> [String] {
            let run = try CommandRun.run(arguments + ["all.ecs.yaml"], environment: environment, in: folder.url)
            #expect(run.status == 0, "\(run.errorText)")
            return run.outputText.split(separator: "\n").map(String.init)
        }
        let explained = try lines("explain", "--format", "json")
        let parameters = try lines("compile", "--emit", "parameters")
        let urls = try lines("compile", "--demo-credentials")
        try #require(explained.count == documents.count && parameters.count == documents.count)
        try #require(urls.count == documents.count)
        for (index, line) in explained.enumerated() {
            #expect(!line.contains("Testsecret-1"))
            let explanation = try JSONDecoder().decode(Explanation.self, from: Data(line.utf8))
            #expect(explanation.name == "i\(index)")
            let sent = try JSONDecoder().decode([String: String].self, from: Data(parameters[index].utf8))
            #expect(explanation.parameters.map(\.name).sorted() == sent.keys.sorted())
            for parameter in explanation.parameters {
                let secret = Parameter.Value.reference(["fromEnvironment": "VM_PASSWORD"])
                let value = parameter.name == "Password" ? secret : .text(sent[parameter.name] ?? "")
                #expect(parameter.value == value, "\(parameter.name)")
                #expect((parameter.origin.line == nil) == (parameter.origin.kind == "default"), "\(parameter.name)")
            }
            let names = try #require(URLComponents(string: urls[index])?.queryItems).map(\.name)
            #expect((explanation.parameters + explanation.common).map(\.name).sorted() == names.sorted())
        }
    }

    @Test func stringToSignIsThatOfTheURL() throws {
        let spec = Repository.example("trusted-c6t.ecs.yaml")
        let folder = try TemporaryFolder()
        let fixed = ["--demo-credentials", "--nonce", "n", "--timestamp", "2026-01-31T12:00:00Z", spec]
        let shown = try CommandRun.run(["explain", "--string-to-sign"] + fixed, in: folder.url)
        let url = try CommandRun.run(["compile"] + fixed, in: folder.url).outputText
        #expect(shown.status == 0)
        // What was signed is the query without the signature, encoded once more.
        let query = try #require(url.split(separator: "?").last).split(separator: "&").filter {
            !$0.hasPrefix("Signature=")
        }
        let encoded = query.joined(separator: "&").addingPercentEncoding(
            withAllowedCharacters: CharacterSet(
                charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~"
            )
        )
        #expect(shown.outputText == "GET&%2F&\(encoded ?? "")\n")
    }

    @Test func stringToSignShowsNoSecret() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            "a.ecs.yaml",
            """
            apiVersion: ecsc/v1
            kind: Instance
            metadata: {name: a}
            spec:
              region: cn-hangzhou
              type: ecs.g7.large
              image: ubuntu
              network: {securityGroup: sg-1}
              login: {password: {fromEnvironment: VM_PASSWORD}}
            """
        )
        let run = try CommandRun.run(
            ["explain", "--string-to-sign", "a.ecs.yaml"],
            environment: [
                "VM_PASSWORD": "hidden-password", "ALIBABA_CLOUD_ACCESS_KEY_ID": "testid",
                "ALIBABA_CLOUD_ACCESS_KEY_SECRET": "hidden-secret", "ALIBABA_CLOUD_SECURITY_TOKEN": "hidden-token",
            ],
            in: folder.url
        )
        #expect(run.status == 0, "\(run.errorText)")
        #expect(run.outputText.contains("Password"))
        #expect(!run.outputText.contains("hidden"))
    }
}
