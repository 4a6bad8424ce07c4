import Foundation
import MetadataFormat
import RAMPolicy
import TestSupport
import Testing

@testable import SpecCompiler

/// What the caller of a plan is allowed, checked with an evaluator of the documented rules.
@Suite struct PlanCallerTests {
    private static let account = "1234567890123456"

    /// A plan's steps with what each needs, and an evaluator of the policy of another or the same plan.
    private struct Planned {
        let instance: CompiledInstance
        let library: PlatformLibrary
        let plan: RequestPlan

        init(_ instance: CompiledInstance, _ library: PlatformLibrary) throws {
            self.instance = instance
            self.library = library
            plan = try RequestPlan(for: instance, library: library)
        }

        init(_ planned: PlanCase) throws {
            let (instance, library) = try planned.compile()
            try self.init(instance, library)
        }

        func policy() throws -> CallerPolicy {
            try InstancePolicies.planCaller(of: plan, for: instance, library: library, account: account)
        }

        /// The kinds of steps that a policy allows.
        func kinds(allowedBy policy: CallerPolicy) throws -> Set<StepKind> {
            let evaluator = PolicyEvaluator(policies: [policy.document])
            return Set(
                try plan.steps.filter { step in
                    let needs = try step.authorizationNeeds(
                        of: instance, library: library, account: account, naming: .named
                    )
                    #expect(!needs.isEmpty)
                    return needs.allSatisfy(evaluator.allows)
                }.map(\.kind)
            )
        }

        var kinds: Set<StepKind> { Set(plan.steps.map(\.kind)) }
    }

    @Test(arguments: PlanCase.all) func everyStepIsAllowedAndEveryLineExplained(of planned: PlanCase) throws {
        let planned = try Planned(planned)
        let policy = try planned.policy()
        #expect(try planned.kinds(allowedBy: policy) == planned.kinds)
        let lines = policy.document.statements.flatMap { $0.actions.patterns.values + ($0.resources?.values ?? []) }
        #expect(policy.explanations.map(\.value) == lines)
        #expect(policy.explanations.allSatisfy { !$0.reason.isEmpty })
        // No wildcard stands for an action, and only KMS, for which no fact states a resource, has `*` alone.
        for statement in policy.document.statements {
            #expect(statement.actions.patterns.values.allSatisfy { !$0.contains("*") })
            let isKMS = statement.actions.patterns.values.allSatisfy { $0.hasPrefix("kms:") }
            #expect((statement.resources?.values == ["*"]) == isKMS)
        }
    }

    /// RAM and KMS have no regions; everything else is denied elsewhere.
    @Test(arguments: PlanCase.all) func otherRegionsAreDenied(of planned: PlanCase) throws {
        let planned = try Planned(planned)
        let other = try Planned(planned.instance.inRegion("eu-central-1"), planned.library)
        #expect(other.plan.steps.map(\.id) == planned.plan.steps.map(\.id))
        let allowed = try other.kinds(allowedBy: planned.policy())
        #expect(allowed == planned.kinds.filter { $0.product != .ecs })
    }

    /// The policy's name holds the role's, so all of RAM is about the one role.
    @Test(arguments: PlanCase.all) func otherRolesAreDenied(of planned: PlanCase) throws {
        let planned = try Planned(planned)
        let other = try Planned(planned.instance.withRole("Other"), planned.library)
        let handsOver = planned.instance.request.parameter("RamRoleName") != nil
        let denied = planned.kinds.filter {
            $0.product == .ram || $0 == .attachRole || ($0.createsInstances && handsOver)
        }
        let allowed = try other.kinds(allowedBy: planned.policy())
        #expect(allowed == planned.kinds.subtracting(denied))
    }

    @Test(arguments: PlanCase.all) func otherVSwitchesAreDenied(of planned: PlanCase) throws {
        let planned = try Planned(planned)
        guard planned.instance.request.parameter("VSwitchId") != nil else { return }
        let other = try Planned(planned.instance.atVSwitch("vsw-other"), planned.library)
        let allowed = try other.kinds(allowedBy: planned.policy())
        #expect(allowed == planned.kinds.filter { !$0.createsInstances })
    }

    /// The same in words of RAM, independent of how needs are worked out.
    @Test(arguments: [
        ("ram:CreateRole", "role/AliyunECSInstanceForYundunSysTrustRole", PolicyEvaluator.Decision.allowed),
        ("ram:CreateRole", "role/Administrator", .notAllowed),
        ("ram:PassRole", "role/Administrator", .notAllowed),
        ("ram:AttachPolicyToRole", "role/Administrator", .notAllowed),
        ("ram:AttachPolicyToRole", "policy/AdministratorAccess", .notAllowed),
        ("ram:CreatePolicy", "policy/Another", .notAllowed),
        ("ram:DeleteRole", "role/AliyunECSInstanceForYundunSysTrustRole", .notAllowed),
    ])
    func ramIsLimitedToTheRole(action: String, resource: String, decision: PolicyEvaluator.Decision) throws {
        let evaluator = PolicyEvaluator(policies: [try Planned(PlanCase.named("trusted-6")).policy().document])
        let name = "acs:ram:*:\(Self.account):\(resource)"
        #expect(evaluator.decide(.init(action: action, resource: name)) == decision)
    }

    @Test(arguments: [
        ("acs:ram:*:system:policy/AliyunSysTrustFullAccess", PolicyEvaluator.Decision.allowed),
        ("acs:ram:*:system:policy/AdministratorAccess", .notAllowed),
        ("acs:ram:*:1234567890123456:policy/AliyunSysTrustFullAccess", .notAllowed),
    ])
    func aSystemPolicyBelongsToThePlatform(resource: String, decision: PolicyEvaluator.Decision) throws {
        let evaluator = PolicyEvaluator(policies: [try Planned(PlanCase.named("create-instance")).policy().document])
        #expect(evaluator.decide(.init(action: "ram:AttachPolicyToRole", resource: resource)) == decision)
    }

    private static let catalog = Result { try PlanCase.library.get().readActionCatalog() }

    @Test(arguments: PlanCase.all) func lintFindsNothing(in planned: PlanCase) throws {
        let planned = try Planned(planned)
        let linter = PolicyLinter(catalog: try Self.catalog.get())
        #expect(linter.lint(try planned.policy().document).isEmpty)
    }

    /// `policies` and the bundle are about the creating request; a plan's caller is allowed that, and more.
    @Test(arguments: PlanCase.examples) func theCreatingRequestAloneNeedsLess(of planned: PlanCase) throws {
        let planned = try Planned(planned)
        let caller = InstancePolicies(
            for: planned.instance, library: planned.library, account: Self.account
        ).caller
        #expect(try planned.kinds(allowedBy: caller) == [.runInstances])
        let evaluator = PolicyEvaluator(policies: [try planned.policy().document])
        for statement in caller.document.statements {
            for action in statement.actions.patterns.values {
                for resource in statement.resources?.values ?? [] {
                    #expect(evaluator.decide(.init(action: action, resource: resource)) == .allowed)
                }
            }
        }
    }

    @Test(.enabled(if: PlanCallerTests.seed != nil, "skipped: ../shared/seed is not there"))
    func theSeedsRequestGivesTheSeedsPolicy() throws {
        let (instance, library) = try PlanCase.named("trusted-c6t.ecs.yaml").compile()
        let caller = InstancePolicies(for: instance, library: library).caller.document.compactText
        let value = try JSONSerialization.jsonObject(with: Data(caller.utf8)) as? NSDictionary
        let seed = try #require(Self.seed)
        #expect(value == (try JSONSerialization.jsonObject(with: seed) as? NSDictionary))
    }

    private static let seed = try? SharedData.data("seed/caller-policy-run-instances.json")
}
