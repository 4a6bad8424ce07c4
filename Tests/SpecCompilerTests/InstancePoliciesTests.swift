import DiagnosticsCore
import RAMPolicy
import TestSupport
import Testing

@testable import SpecCompiler

@Suite struct InstancePoliciesTests {
    private func policies(_ lines: String) throws -> InstancePolicies {
        let instance = try #require(try Compilation(spec: lines).instances.first)
        return InstancePolicies(for: instance, library: try bundledLibrary.get(), account: "42")
    }

    /// The resources of the request that creates the instance, without what all have in common.
    private func resources(_ lines: String) throws -> [String] {
        let statement = try #require(try policies(lines).caller.document.statements.first)
        return (statement.resources?.values ?? []).map {
            String($0.split(separator: ":", maxSplits: 4, omittingEmptySubsequences: false).last ?? "")
        }
    }

    @Test func everythingNamedIsAllowedAndNothingElse() throws {
        let lines = """
            type: ecs.g6.large
            image: m-1
            network: {vSwitch: vsw-1, securityGroups: [sg-1, sg-2], interfaces: [{type: secondary, vSwitch: vsw-2, securityGroup: sg-3}]}
            dataDisks: [{snapshot: s-1}, {snapshot: s-2}]
            login: {keyPair: kp}
            """
        #expect(
            try resources(lines) == [
                "image/m-1", "instance/*", "keypair/kp", "securitygroup/sg-1", "securitygroup/sg-2",
                "securitygroup/sg-3",
                "snapshot/s-1", "snapshot/s-2", "vswitch/vsw-1", "vswitch/vsw-2",
            ]
        )
    }

    @Test func aFamilyOfImagesMayBeAnyImage() throws {
        let lines = "type: t\nimage: {family: f}\nnetwork: {securityGroup: sg-1}"
        #expect(try resources(lines) == ["image/*", "instance/*", "securitygroup/sg-1"])
    }

    @Test func aLaunchTemplateMayGiveAnything() throws {
        #expect(
            try resources("launchTemplate: {name: lt}\nnetwork: {vSwitch: vsw-1}") == [
                "image/*", "instance/*", "keypair/*", "securitygroup/*", "snapshot/*", "vswitch/vsw-1",
            ]
        )
    }

    @Test(arguments: [
        ("role: r", true, true), ("role: {name: r, attach: later}", false, true),
        ("role: {name: r, attach: never}", false, false),
        ("name: n", false, false), ("parameters: {RamRoleName: r}", true, false),
    ])
    func aRoleIsHandedOverWithTheRequestThatNamesIt(lines: String, isPassed: Bool, isTrusted: Bool) throws {
        let policies = try policies("launchTemplate: {id: lt}\n" + lines)
        #expect(policies.caller.document.compactText.contains("ram:PassRole") == isPassed)
        #expect((policies.trust != nil) == isTrusted)
        #expect(policies.role == nil)
    }

    /// Official tables differ in what RunInstances is checked against.
    @Test(arguments: ResourceNaming.allCases) func eitherTableCanBeFollowed(naming: ResourceNaming) throws {
        let lines = "type: t\nimage: m-1\nnetwork: {vSwitch: vsw-1, securityGroup: sg-1}\nrole: r"
        let instance = try #require(try Compilation(spec: lines).instances.first)
        let caller = InstancePolicies(
            for: instance, library: try bundledLibrary.get(), account: "42", naming: naming
        ).caller
        let resources = caller.document.statements.first?.resources?.values ?? []
        #expect((resources == ["*"]) == (naming == .any))
        #expect(caller.document.compactText.contains("acs:ram:*:42:role/r"))
        // The years are those of the files that the metadata was made from.
        let tables = try FactSource.all().filter {
            $0.file.hasPrefix("api-specs/ecs/2014") && $0.gives.hasPrefix("authorization")
        }
        let dates = tables.map(\.date).sorted()
        let (oldest, newest) = (try #require(dates.first).prefix(4), try #require(dates.last).prefix(4))
        #expect(oldest < newest)
        for line in caller.explanations where line.path.hasPrefix("$.Statement[0].Resource") {
            #expect(line.reason.contains(naming == .any ? "(\(oldest)) names resources" : "(\(newest)) has * alone"))
        }
    }

    @Test func aLongCallerPolicyIsReported() throws {
        let groups = (1...120).map { "sg-bp1c3o8hzd14dovh\($0)" }.joined(separator: ", ")
        let compilation = try Compilation(spec: "type: t\nimage: m\nnetwork: {securityGroups: [\(groups)]}")
        let finding = try #require(compilation.findings.first { $0.rule == .policySize })
        #expect(finding.severity == .error && finding.path == "$[0].spec")
    }

    @Test func everyCatalogActionIsFound() throws {
        let catalog = try bundledLibrary.get().readActionCatalog()
        let policy = PolicyDocument(statements: [
            PolicyStatement(
                .allow, .matching(.many(["ecs:RunInstances", "ram:GetRole", "sts:AssumeRole", "kms:Encrypt"])),
                on: .one("acs:ecs:*:*:x"))
        ])
        #expect(!PolicyLinter(catalog: catalog).lint(policy).contains { $0.rule == .policyUnknownAction })
    }

    @Test(arguments: GoldenCase.specs) func aPolicyIsNoLongerThanItsBound(_ golden: GoldenCase) throws {
        let (file, format) = try golden.spec()
        for instance in try Compilation(file, format: format, files: golden.files).instances {
            try expectBound(of: instance)
        }
    }

    @Test func idsThatNeedEscapesAreCountedWithThem() throws {
        let image = String(repeating: #"\u0001\"\\"#, count: 200)
        let groups = (1...40).map { #""sg-\#($0)-\u0002\u0003""# }.joined(separator: ", ")
        let lines = """
            type: t
            image: "\(image)"
            role: r
            network: {vSwitch: vsw-1, securityGroups: [\(groups)]}
            """
        try expectBound(of: try #require(try Compilation(spec: lines).instances.first))
    }

    @Test func anOrdinaryRequestNeedsNoPolicyToSeeThatItIsShort() throws {
        let lines = """
            type: t
            image: aliyun_2_1903_x64_20G_secured_alibase_20210120.vhd
            role: AliyunECSInstanceForYundunSysTrustRole
            network: {vSwitch: vsw-bp134jzf285qg9u6w****, securityGroup: sg-bp1c3o8hzd14dovh****}
            """
        let instance = try #require(try Compilation(spec: lines).instances.first)
        let bound = try longestPolicy(of: instance)
        #expect(try #require(bound) <= PolicyDocument.olderCharacterLimit)
    }

    private func longestPolicy(of instance: CompiledInstance) throws -> Int? {
        let library = try bundledLibrary.get()
        let action = try #require(try library.action(named: instance.request.action))
        return instance.request.longestCallerPolicy(allowing: action.resources, types: library.resourceTypes)
    }

    private func expectBound(of instance: CompiledInstance) throws {
        let library = try bundledLibrary.get()
        guard let bound = try longestPolicy(of: instance) else { return }
        let size = InstancePolicies(for: instance, library: library).caller.document.size.compact
        #expect(size <= bound)
    }
}
