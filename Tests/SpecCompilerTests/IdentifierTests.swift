import DiagnosticsCore
import Testing

@testable import SpecCompiler

@Suite struct IdentifierTests {
    private static let base = "type: ecs.g6.large\nimage: m-1\nnetwork: {vSwitch: vsw-1, securityGroup: sg-1}\n"

    @Test(
        arguments: [
            "role: '*'", "role: 'web?'", "role: web****", "role: ''", "role: a/b", "role: é",
            "role: {name: 'a b', attach: later}", "role: {name: '*', attach: never}", "login: {keyPair: '*'}",
            "login: {keyPair: 'a/b'}", "parameters: {RamRoleName: '*'}", "resourceGroup: 'rg-*'",
            "placement: {deploymentSet: 'ds-?'}", "systemDisk: {kmsKey: '*'}",
            "dataDisks: [{sizeGiB: 20, snapshot: 's-*'}]", "launchTemplate: {name: '*'}",
        ])
    func `a wildcard is no id`(_ line: String) throws {
        let compilation = try Compilation(spec: Self.base + line)
        #expect(compilation.errors.map(\.rule) == [.valuePattern])
    }

    @Test(arguments: ["image: '*'", "image: 'm-*'", "image: a:b", "image: '${x'"])
    func `nor is one at the keys that every spec has`(_ line: String) throws {
        let rest = "type: ecs.g6.large\nnetwork: {vSwitch: vsw-1, securityGroup: sg-1}\n"
        #expect(
            try Compilation(spec: rest + line).errors.contains {
                $0.rule == .valuePattern || $0.rule == .undefinedVariable
            })
    }

    @Test(
        arguments: [
            "role: Web.role_1-a", "login: {keyPair: 'team:web'}", "role: \(String(repeating: "a", count: 64))",
            "resourceGroup: rg-1****", "launchTemplate: {id: lt-1****}", "systemDisk: {kmsKey: alias/web}",
        ])
    func `ids and names are taken`(_ line: String) throws {
        #expect(try Compilation(spec: Self.base + line).errors.isEmpty)
    }

    @Test(
        arguments: [
            "Tag.N.Key", "Tag.n.Key", "Tag.01.Key", "Tag.0.Key", "Tag.+1.Key", "Tag.1e0.Key", "Tag.\u{661}.Key",
            "Tag..Key", "Tag.1.", ".Tag", "Tag.99999999999999999999.Key", "Tag.-1.Key", "Tag. 1.Key", "Tag.1.key",
            "Tag.\u{FF11}.Key", "Tag.1.\u{212A}ey", "SecurityGroupIds.N", "DataDisk.01.Size",
            "NetworkInterface.1.Ipv6Address.01",
        ])
    func `positions are written as the wire counts them`(_ name: String) throws {
        let compilation = try Compilation(spec: Self.base + "parameters: {'\(name)': '5'}")
        #expect(compilation.errors.map(\.rule) == [.unknownKey])
        #expect(try Compilation(spec: Self.base + "tags: {a: b}\nparameters: {'\(name)': '5'}").errors.count == 1)
    }

    @Test(
        arguments: [
            "tags: {a: b}\nparameters: {Tag.1.Key: c}", "tags: {a: b}\nparameters: {Tag: [{Key: c}]}",
            "parameters: {Tag.1.Key: c, Tag: [{Key: d}]}", "description: ab\nparameters: {Description: cd}",
            "systemDisk: {sizeGiB: 40}\nparameters: {SystemDisk: {Size: 50}}",
            "parameters: {SystemDisk.Size: 40, SystemDisk: {Size: 50}}",
        ])
    func `two spellings of one parameter conflict`(_ lines: String) throws {
        #expect(try Compilation(spec: Self.base + lines).errors.contains { $0.rule == .conflictingKeys })
    }

    @Test(arguments: ["SystemDisk", "X", "Tag.1"])
    func `a name of thousands of steps is unknown`(_ start: String) throws {
        let name = start + String(repeating: ".a", count: 16_000)
        let compilation = try Compilation(spec: Self.base + "parameters: {? \(name) : 1}")
        #expect(compilation.errors.map(\.rule) == [.unknownKey])
        #expect(compilation.errors.allSatisfy { $0.message.utf8.count < 200 })
    }

    @Test(
        arguments: [
            "zo\u{200B}ne: a", "\u{FEFF}zone: a", "zone\u{A0}: a", "\u{202E}zone: a", "zo\u{AD}ne: a",
        ])
    func `an invisible character in a key is named`(_ line: String) throws {
        let finding = try #require(
            try Compilation(spec: Self.base + "\"" + line.replacing(":", with: "\":")).errors.first)
        #expect(finding.rule == .unknownKey)
        #expect(finding.notes.contains { $0.contains("invisible character U+") })
        #expect(finding.replacement == "\"zone\"")
    }

    @Test func `tags that only look the same are two`() throws {
        let tags = "tags: {\"caf\u{E9}\": a, \"cafe\u{301}\": b}"
        let compilation = try Compilation(spec: Self.base + tags)
        #expect(compilation.errors.isEmpty)
        #expect(compilation.instances.first?.request.parameters.count { $0.name.hasSuffix(".Key") } == 2)
    }

    @Test(
        arguments: [
            "0x10", "+1", "1_000", "0o7", "' 1'", "1.", ".5", "1e3", "\u{2212}1", "\u{FF11}\u{FF12}", "\u{664}0", "01",
            "99999999999999999999", "'40'",
        ])
    func `a whole number has one spelling`(_ number: String) throws {
        #expect(
            try Compilation(spec: Self.base + "systemDisk: {sizeGiB: \(number)}").errors.map(\.rule) == [.wrongType])
    }
}
