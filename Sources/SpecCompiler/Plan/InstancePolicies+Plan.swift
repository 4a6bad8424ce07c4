import ExactText
public import MetadataFormat
public import RAMPolicy

extension InstancePolicies {
    /// What whoever sends every step of a plan must be allowed, with a reason for every line: at least what `caller`
    /// allows, which is for the creating request alone.
    ///
    /// - Parameters:
    ///   - plan: The plan.
    ///   - instance: The instance that it is the plan of.
    ///   - library: Whose metadata states which resources an action is checked against.
    ///   - account: The account's number, or `*`.
    public static func planCaller(
        of plan: RequestPlan, for instance: CompiledInstance, library: PlatformLibrary, account: String = "*"
    ) throws(MetadataError) -> CallerPolicy {
        var needs: [AuthorizationNeed] = []
        for step in plan.steps {
            needs += try step.authorizationNeeds(of: instance, library: library, account: account)
        }
        return CallerPolicy(allowing: needs)
    }
}

extension RequestPlan.Step {
    /// The resources that the platform's API reference states for actions of which the metadata states none ("RAM
    /// authorization" on each action's page, 2025 and 2026).
    private static let documentedResources = [
        "ecs:AttachInstanceRamRole": [
            "acs:ecs:{regionId}:{accountId}:instance/{instanceId}", "acs:ram:*:{accountId}:role/{roleName}",
        ],
        "ram:GetRole": ["acs:ram:*:{accountId}:role/{roleName}"],
        "ram:CreateRole": ["acs:ram:*:{accountId}:role/{roleName}"],
        "ram:CreatePolicy": ["acs:ram:*:{accountId}:policy/{policyName}"],
        "ram:AttachPolicyToRole": [
            "acs:ram:*:{accountId}:role/{roleName}", "acs:ram:*:{accountId}:policy/{policyName}",
        ],
    ]

    /// What sending the step must be allowed.
    func authorizationNeeds(
        of instance: CompiledInstance, library: PlatformLibrary, account: String
    ) throws(MetadataError) -> [AuthorizationNeed] {
        if kind.createsInstances { return instance.creationNeeds(library: library, account: account) }
        let action = "\(kind.product.rawValue):\(kind.action)"
        let reason = "the plan's step '\(id)'"
        if kind.product == .kms {
            let account = AuthorizationNeed.Resource(
                everythingBecause: "activation concerns the whole account, and no authorization fact states a resource"
            )
            return [AuthorizationNeed(action: action, resources: [account], reason: reason)]
        }
        // Only the metadata of ECS states any.
        let stated = kind.product == .ecs ? try library.ecs.action(named: kind.action)?.ramAuthorization : nil
        var templates = stated?.templates ?? []
        if templates.isEmpty { templates = Self.documentedResources[action] ?? [] }
        if parameters.contains(where: { $0.name == "PolicyType" && $0.value.text == "System" }) {
            // System policies belong to the platform, not to the account.
            templates = templates.map { $0.replacingExactly("{accountId}:policy/", with: "system:policy/") }
        }
        let call = AuthorizationNeed(
            action: action, templates: templates,
            bindings: ResourceBindings(
                region: instance.request.regionID, account: account, ids: parameters.resourceIDs
            ),
            reason: reason
        )
        return [call] + parameters.roleHandover(account: account, reason: "the instances are given this role")
    }
}
