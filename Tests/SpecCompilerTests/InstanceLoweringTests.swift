import DiagnosticsCore
import Foundation
import InstanceSpec
import MetadataFormat
import SourceTree
import SpecRules
import Testing
import YAMLTree

@testable import SpecCompiler

/// Every field of the table at once, and every parameter of the metadata.
@Suite struct InstanceLoweringTests {
    @Test func everyFieldSetGivesEveryRunInstancesParameter() throws {
        let compilation = try Compilation(FullSpec.text(api: "RunInstances"), format: .json)
        #expect(Set(compilation.rules).subtracting(FullSpec.expectedRules) == [])
        let instance = try #require(compilation.instances.first)
        #expect(patterns(instance) == (try names(of: "RunInstances")))
    }

    /// Where `not-in-action` takes a field out, nothing else is lost.
    @Test func everyFieldSetGivesEveryCreateInstanceParameter() throws {
        let compilation = try Compilation(FullSpec.text(api: "CreateInstance"), format: .json)
        let instance = try #require(compilation.instances.first)
        // The trusted system's mode stays, for a rule of its own to refuse.
        let sent = patterns(instance).subtracting(["SecurityOptions.TrustedSystemMode"])
        #expect(sent == (try names(of: "CreateInstance")))
        #expect(compilation.rules.contains(.trustedNeedsRunInstances))
        let missing = Set(compilation.findings.filter { $0.rule == .notInAction }.compactMap(\.path))
        #expect(missing.contains("$[0].spec.network.interfaces") && missing.contains("$[0].spec.cpu"))
        #expect(missing.contains("$[0].spec.network.securityGroups"))
        #expect(!missing.contains { $0.hasPrefix("$[0].spec.cpu.") || $0.hasPrefix("$[0].spec.network.interfaces[") })
    }

    @Test func everyFindingOfALackStandsAtTheFieldsKey() throws {
        let text = FullSpec.text(api: "CreateInstance")
        let findings = try Compilation(text, format: .json).findings.filter { $0.rule == .notInAction }
        #expect(findings.count > 30)
        for finding in findings {
            let position = try #require(finding.position)
            let key = try #require(finding.path?.split(separator: ".").last.map { $0.prefix { $0 != "[" } })
            #expect(position.file.text(in: position.span) == "\"\(key)\"")
        }
    }

    private func patterns(_ instance: CompiledInstance) -> Set<String> {
        Set(instance.request.parameters.map { $0.name.replacing(#/\.\d+(?=\.|$)/#, with: ".N") })
    }

    private func names(of action: String) throws -> Set<String> {
        let metadata = try #require(try bundledLibrary.get().action(named: action)?.metadata)
        return Set(metadata.flattenedParameters.map(\.pattern))
    }
}

/// A spec that sets every field of the language, made from its table.
enum FullSpec {
    /// What such a spec can't avoid: it gives what excludes each other, and values made up.
    static let expectedRules: Set<Rule> = [
        .conflictingKeys, .valueRange, .trustedKMS, .trustedSGXRuntime, .trustedAgentScript, .missingKey,
        .spotPrice, .confidentialFamily, .region, .instanceType, .zoneRegion, .idKind, .address, .time, .diskSettings,
        .ignoredSetting, .primaryInterface, .hostNameCount,
    ]

    static func text(api: String) -> String {
        let own = [
            "RunInstances": "",
            "CreateInstance":
                #", "ClusterId": "c", "InnerIpAddress": "i", "VlanId": "v", "NodeControllerId": "n", "UseAdditionalService": true"#,
        ]
        let parameters = """
            {"OwnerId": 1, "OwnerAccount": "a", "ResourceOwnerId": 1, "ResourceOwnerAccount": "a",
             "Arn": [{"Rolearn": "r", "RoleType": "t", "AssumeRoleFor": 1}], "IoOptimized": "optimized"\(own[api] ?? "")}
            """
        let given = [
            "api": "\"\(api)\"", "type": "\"ecs.g7t.large\"", "parameters": parameters,
            "userData": ##"{"text": "#!/bin/sh\n"}"##, "tags": #"{"a": "b"}"#,
        ]
        let fields = SpecLanguage.instance.map { "\"\($0.key)\": \(given[$0.key] ?? value(of: $0))" }
        return """
            {"apiVersion": "ecsc/v1", "kind": "Instance", "metadata": {"name": "full"}, "spec": {
            \(fields.joined(separator: ",\n"))}}
            """
    }

    private static func value(of field: SpecField) -> String {
        // A managed trusted system is the one policy that needs no file.
        field.key == "policy" ? "\"leastPrivilege\"" : value(of: field.type)
    }

    private static func value(of type: SpecType) -> String {
        switch type {
        case .string: "\"text\""
        case .integer: "1"
        case .decimal: "0.5"
        case .boolean: "true"
        case .word(let words): "\"\(words.words.first?.spec ?? "")\""
        case .secret: #"{"fromEnvironment": "PW"}"#
        case .mapping(let fields), .shorthand(_, let fields), .wordOrMapping(_, let fields):
            "{" + fields.map { "\"\($0.key)\": \(value(of: $0))" }.joined(separator: ", ") + "}"
        // Two security groups, since one is sent otherwise.
        case .list(.string): #"["one", "two"]"#
        case .list(let item), .oneOrMore(let item): "[\(value(of: item))]"
        case .tags, .free: "{}"
        }
    }
}
