import DiagnosticsCore
import ExactText
import RAMPolicy
import SourceTree
import Testing

@Suite struct ResourceIDTests {
    @Test(
        arguments: [
            ("*", "*"), ("sg-*", "*"), ("?*", "?"), ("sg-1?", "?"), ("a/b", "/"), ("a:b", ":"), ("${x}", "$"),
            ("sg-****", "*"), ("****", "*"), ("sg-1***", "*"), ("sg-*1****", "*"), ("a b", " "),
            ("a\u{200B}", "\u{200B}"),
        ] as [(String, Unicode.Scalar)])
    func `what is a pattern is no id`(_ text: String, _ fault: Unicode.Scalar) {
        #expect(ResourceID.fault(of: text) == fault)
    }

    @Test(
        arguments: [
            "sg-bp1c3o8hzd14dovh****", "m-1****", "aliyun_2_1903_x64_20G_secured_alibase_20210120.vhd", "vsw-1", "i",
        ])
    func `ids are ids`(_ text: String) {
        #expect(ResourceID.fault(of: text) == nil)
    }

    @Test(arguments: ["*", "sg-*", "?*", "a*b?c", "****"])
    func `no wildcard of a value gets into a policy`(_ id: String) throws {
        let need = AuthorizationNeed(
            action: "ecs:RunInstances", templates: ["acs:ecs:{regionId}:{accountId}:securitygroup/{groupNo}"],
            bindings: ResourceBindings(region: "cn-hangzhou", account: "1", ids: ["securitygroup": [.named(id)]]),
            reason: "r"
        )
        let role = AuthorizationNeed.passRole(named: id, account: "1", reason: "r")
        for pattern in need.resources.map(\.pattern) + role.resources.map(\.pattern) {
            let name = try ResourceName(parsing: pattern)
            #expect(!name.relative.contains { "*?".contains($0) }, "\(pattern)")
        }
    }

    @Test(
        arguments: [
            ("10.0.0.0/8", true), ("1.2.3.4", true), ("010.0.0.1", false), ("1.2.3", false), ("1.2.3.4/33", false),
            ("1.2.3.4/08", false), ("+1.2.3.4", false), ("256.0.0.1", false), ("1.2.3.4.5", false), ("::1", true),
            ("::", true), ("::ffff:1.2.3.4", true), ("1::2::3", false), ("fe80::1%eth0", false),
            ("1:2:3:4:5:6:7:8", true),
            ("1:2:3:4:5:6:7:8:9", false), ("1:2:3:4:5:6:7::", true), (":1", false), ("12345::", false), ("::g", false),
            ("::1.2.3.4:5", false), ("2408:4320::/32", true), ("::/129", false), ("１.2.3.4", false),
            ("1.2.3.4/", false),
        ])
    func `addresses have one spelling`(_ text: String, _ isAddress: Bool) throws {
        #expect(try Self.isAccepted(text, by: "IpAddress") == isAddress)
    }

    @Test(
        arguments: [
            ("1", true), ("-1.5", true), ("1e3", true), ("0x10", false), ("+1", false), ("1_000", false),
            ("0o7", false),
            (" 1", false), ("1.", false), (".5", false), ("007", false), ("−1", false), ("１", false), ("inf", false),
            ("nan", false), ("1e999", false),
        ])
    func `numbers have the grammar of JSON`(_ text: String, _ isNumber: Bool) throws {
        #expect(try Self.isAccepted(text, by: "NumericEquals") == isNumber)
    }

    private static func isAccepted(_ value: String, by name: String) throws -> Bool {
        let condition = PolicyCondition(
            operatorName: name, comparisons: [.init(key: "acs:SourceIp", values: [.string(value)])]
        )
        let statement = PolicyStatement(
            .deny, .matching(.one("ecs:RunInstances")), on: .one("acs:ecs:*:1:instance/i-1"), when: [condition]
        )
        let findings = PolicyLinter(catalog: ActionCatalog(resourceTemplates: [:]))
            .lint(PolicyDocument(statements: [statement]))
        return !findings.contains { $0.rule == "policy-condition-value" }
    }
}
