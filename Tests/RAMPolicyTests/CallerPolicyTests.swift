import ExactText
import Foundation
import RAMPolicy
import TestSupport
import Testing

@Suite struct CallerPolicyTests {
    private static let cases = GoldenCase.all(below: "Tests/RAMPolicyTests/Cases/caller", with: "calls.json")

    /// The calls of a case, as `calls.json` lists them.
    private struct Calls: Decodable {
        struct Call: Decodable {
            let action: String
            /// Actions whose templates apply; the bundled metadata's own of `action` when absent.
            let templatesOf: [String]?
            let passRole: String?
            let reason: String
        }

        let region: String
        let account: String?
        let ids: [String: [String]]
        let calls: [Call]

        var needs: [AuthorizationNeed] {
            let account = account ?? "*"
            let named = ids.map { (ExactText($0), $1.map { ResourceID(stringLiteral: $0) }) }
            let bindings = ResourceBindings(
                region: region, account: account, ids: Dictionary(named) { first, _ in first })
            return calls.map { call in
                if let role = call.passRole { return .passRole(named: role, account: account, reason: call.reason) }
                return AuthorizationNeed(
                    action: call.action,
                    templates: (call.templatesOf ?? [call.action]).flatMap {
                        BundledCatalog.resourceTemplates[ExactText($0)] ?? []
                    },
                    bindings: bindings,
                    reason: call.reason
                )
            }
        }

        init(_ golden: GoldenCase) throws {
            self = try JSONDecoder().decode(Calls.self, from: Data(golden.bytes("calls.json")))
        }
    }

    @Test(arguments: cases)
    func policiesAreTheRecordedOnes(golden: GoldenCase) throws {
        let policy = CallerPolicy(allowing: try Calls(golden).needs)
        let lines = policy.explanations.map { "\($0.path): \($0.value)\n    \($0.reason)\n" }
        try golden.expect([
            "policy.json": policy.document.prettyText() + "\n", "explanations.txt": lines.joined(),
        ])
    }

    @Test(arguments: cases)
    func everyCallIsAllowedAndEveryLineExplained(golden: GoldenCase) throws {
        let needs = try Calls(golden).needs
        let policy = CallerPolicy(allowing: needs)
        let evaluator = PolicyEvaluator(policies: [policy.document])
        #expect(!needs.isEmpty && needs.allSatisfy(evaluator.allows))
        let lines = policy.document.statements.flatMap { $0.actions.patterns.values + ($0.resources?.values ?? []) }
        #expect(policy.explanations.map(\.value) == lines)
        #expect(policy.explanations.allSatisfy { !$0.reason.isEmpty })
        #expect(PolicyLinter(catalog: BundledCatalog.catalog).lint(policy.document).isEmpty)
        // Order and repetition of the calls do not widen it.
        let again = PolicyEvaluator(policies: [CallerPolicy(allowing: needs.reversed() + needs).document])
        #expect(needs.allSatisfy(again.allows))
        #expect(CallerPolicy(allowing: needs + needs).document == policy.document)
    }

    @Test(arguments: [
        ("ecs:RunInstances", "acs:ecs:cn-beijing:*:instance/*"),
        ("ecs:RunInstances", "acs:ecs:cn-hangzhou:*:securitygroup/sg-other"),
        ("ecs:RunInstances", "acs:vpc:cn-hangzhou:*:vswitch/vsw-other"),
        ("ecs:RunInstances", "acs:vpc:cn-hangzhou:*:vpc/vpc-1"),
        ("ecs:DeleteInstance", "acs:ecs:cn-hangzhou:*:instance/*"),
        ("ram:PassRole", "acs:ram:*:*:role/Administrator"),
    ])
    func nothingElseIsAllowed(action: String, resource: String) throws {
        let golden = try #require(Self.cases.first { $0.name == "trusted-instance" })
        let evaluator = PolicyEvaluator(policies: [CallerPolicy(allowing: try Calls(golden).needs).document])
        #expect(evaluator.decide(.init(action: action, resource: resource)) == .notAllowed)
    }

    @Test(.enabled(if: SharedData.exists("seed/caller-policy-run-instances.json")))
    func theSeedsRequestGivesTheSeedsPolicy() throws {
        let golden = try #require(Self.cases.first { $0.name == "trusted-instance" })
        let printed = CallerPolicy(allowing: try Calls(golden).needs).document.compactText
        let seed = try Data(contentsOf: SharedData.url("seed/caller-policy-run-instances.json"))
        // Members stand in the same order as in the seed, so that the texts agree but for white space.
        #expect(printed == String(decoding: seed.filter { !" \n".utf8.contains($0) }, as: UTF8.self))
    }
}
