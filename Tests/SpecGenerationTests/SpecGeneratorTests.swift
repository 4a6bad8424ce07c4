import DiagnosticsCore
import GenerationInput
import RequestSigning
import ServiceModel
import SpecCompiler
import SpecGeneration
import SwiftSource
import Testing
import YAMLTree

@Suite struct SpecGeneratorTests {
    /// A spec of one instance; `lines` go below `spec`.
    private static func document(_ name: String, _ lines: [String] = []) -> String {
        """
        apiVersion: ecsc/v1
        kind: Instance
        metadata:
          name: \(name)
        spec:
          region: cn-beijing
          type: ecs.g7.large
          image: aliyun_3_x64_20G_alibase_20240528.vhd
          network:
            vSwitch: vsw-1
            securityGroup: sg-1

        """ + lines.map { "  \($0)\n" }.joined()
    }

    private func generate(
        _ specs: [(path: String, text: String)], files: FileLoader = .none, access: Access = .internal
    ) throws -> SpecGenerator.Output {
        let specs = specs.map { SpecFile(path: $0.path, source: SourceFile(name: $0.path, text: $0.text)) }
        return try SpecGenerator.generate(specs, files: files, access: access)
    }

    /// Findings that are errors, as `file:line:column rule`.
    private func errors(_ output: SpecGenerator.Output) -> [String] {
        output.findings.diagnostics.filter { $0.severity == .error }.map { finding in
            guard let position = finding.position else { return "\(finding.rule)" }
            let place = position.file.location(at: position.span.start)
            return "\(position.file.name):\(place.line):\(place.column) \(finding.rule)"
        }
    }

    @Test func writesAConstantForEachSpec() throws {
        let two = Self.document("web") + "---\n" + Self.document("data-base")
        let output = try generate([("a.ecs.yaml", two), ("b.ecs.yaml", Self.document("Cache"))])
        #expect(errors(output) == [])
        #expect(output.file.name == "CompiledSpecs.swift")
        let names = output.file.text.split(separator: "\n").filter { $0.contains("static let") }
            .compactMap { $0.split(separator: " ").dropFirst(2).first.map(String.init) }
        #expect(names == ["web", "dataBase", "cache"])
        #expect(output.file.text.contains("/// `data-base` of a.ecs.yaml: RunInstances in cn-beijing.\n"))
    }

    @Test func holdsTheQueryThatSigningNeeds() throws {
        let spec = Self.document("web", ["name: ünï*~ b", ##"userData: {text: "#!/bin/sh"}"##])
        let text = try generate([("a.ecs.yaml", spec)]).file.text
        let line = try #require(text.split(separator: "\n").first { $0.contains("PreparedRequest(") })
        let literals = line.split(separator: "\"", omittingEmptySubsequences: false)
        try #require(literals.count == 5)
        let prepared = PreparedRequest(host: String(literals[1]), query: String(literals[3]))
        #expect(prepared.host == "ecs.cn-beijing.aliyuncs.com")

        let credentials = Credentials(accessKeyID: "testid", accessKeySecret: "testsecret")
        let time = try Timestamp(parsing: "2026-11-23T12:00:00Z")
        let request = RPCRequest(
            host: "ecs.cn-beijing.aliyuncs.com",
            action: "RunInstances",
            version: "2014-05-26",
            parameters: [
                QueryParameter(name: "RegionId", value: "cn-beijing"),
                QueryParameter(name: "InstanceType", value: "ecs.g7.large"),
                QueryParameter(name: "ImageId", value: "aliyun_3_x64_20G_alibase_20240528.vhd"),
                QueryParameter(name: "VSwitchId", value: "vsw-1"),
                QueryParameter(name: "SecurityGroupId", value: "sg-1"),
                QueryParameter(name: "InstanceName", value: "ünï*~ b"),
                QueryParameter(name: "UserData", value: "IyEvYmluL3No"),
            ]
        )
        let expected = try request.sign(credentials: credentials, at: time, nonce: "1").message.url
        #expect(try prepared.signedURL(credentials: credentials, at: time, nonce: "1") == expected)
    }

    @Test(arguments: [Access.internal, .public]) func importsWhatItNeeds(access: Access) throws {
        let text = try generate([("a.ecs.yaml", Self.document("web"))], access: access).file.text
        let isPublic = access == .public
        #expect(text.contains(isPublic ? "\npublic import RequestSigning\n" : "\nimport GeneratedSpecSupport\n"))
        #expect(text.contains(isPublic ? "\nnonisolated\npublic enum Specs {" : "\nnonisolated\nenum Specs {"))
        #expect(text.contains(isPublic ? "    public static let web" : "    static let web"))
        #expect(!text.contains("ECSRuntime"))
    }

    @Test func isEmptyWithoutSpecs() throws {
        let output = try generate([])
        #expect(output.file.text.split(separator: "\n").allSatisfy { $0.hasPrefix("//") })
    }

    @Test(arguments: [("default", "`default`"), ("self", "selfValue"), ("Type", "type"), ("init", "initValue")])
    func namesConstantsThatSwiftTakes(specName: String, constant: String) throws {
        let text = try generate([("a.ecs.yaml", Self.document(specName))]).file.text
        #expect(text.contains("static let \(constant) ="))
    }

    @Test func refusesTwoSpecsWithOneSwiftName() throws {
        let output = try generate([
            ("a.ecs.yaml", Self.document("web-1") + "---\n" + Self.document("web_1")),
            ("b.ecs.yaml", Self.document("Web1")),
        ])
        #expect(errors(output) == ["a.ecs.yaml:16:9 name-collision", "b.ecs.yaml:4:9 name-collision"])
        let findings = output.findings.diagnostics.filter { $0.rule == .nameCollision }
        #expect(findings.map(\.labels.count) == [1, 0])
        #expect(findings.last?.notes == ["'web-1' is at a.ecs.yaml:4:9"])
    }

    @Test(arguments: ["{fromEnvironment: PASSWORD}", "{fromFile: password}"])
    func refusesAPassword(reference: String) throws {
        let files = FileLoader { _ in .success(Array("Secret-123".utf8)) }
        let spec = Self.document("web", ["login:", "  password: \(reference)"])
        let output = try generate([("a.ecs.yaml", spec)], files: files)
        #expect(errors(output) == ["a.ecs.yaml:13:15 password-at-build"])
        #expect(!output.file.text.contains("Secret"))
    }

    @Test func reportsEveryFaultOfEveryFile() throws {
        let output = try generate([
            ("a.ecs.yaml", Self.document("web", ["sizeGib: 1"])), ("b.ecs.yaml", "a: [1"),
            ("c.ecs.yaml", Self.document("web", ["userData: {file: missing.sh}"])),
        ])
        #expect(output.fault == .unreadable)
        let found = errors(output)
        #expect(found.contains("a.ecs.yaml:12:3 unknown-key"))
        #expect(found.contains { $0.hasPrefix("b.ecs.yaml:1:") })
        #expect(found.contains("c.ecs.yaml:12:20 file-not-found"))
        #expect(found.contains("c.ecs.yaml:4:9 duplicate-name"))
    }

    @Test func cannotBeMadeToLeaveAComment() throws {
        let text = try generate([("a\nb.ecs.yaml", Self.document("web"))]).file.text
        #expect(text.contains("a?b.ecs.yaml"))
    }
}
