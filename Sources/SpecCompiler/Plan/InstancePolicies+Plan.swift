import ExactText
public import MetadataFormat
public import Platform
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
    ///   - naming: Which of two official tables the policy follows where they differ.
    public static func planCaller(
        of plan: RequestPlan, for instance: CompiledInstance, library: PlatformLibrary, account: String = "*",
        naming: ResourceNaming = .named
    ) throws(MetadataError) -> CallerPolicy {
        var needs: [AuthorizationNeed] = []
        for step in plan.steps {
            needs += try step.authorizationNeeds(of: instance, library: library, account: account, naming: naming)
        }
        return CallerPolicy(allowing: needs)
    }
}

extension RequestPlan.Step {
    /// What sending the step must be allowed.
    func authorizationNeeds(
        of instance: CompiledInstance, library: PlatformLibrary, account: String, naming: ResourceNaming
    ) throws(MetadataError) -> [AuthorizationNeed] {
        let action = "\(kind.product.code):\(kind.action)"
        let reason = "the plan's step '\(id)'"
        let known: ResourceTemplates?
        switch kind.rights {
        case .creation:
            return instance.creationNeeds(library: library, account: account, naming: naming)
        case .everything(let because):
            let resources = [AuthorizationNeed.Resource(everythingBecause: because)]
            return [AuthorizationNeed(action: action, resources: resources, reason: reason)]
        case .asTheMetadataStates:
            known = try library.action(named: kind.action, of: kind.product)?.resources
        }
        var templates = known?.templates(naming) ?? []
        if parameters.contains(where: { $0.name == "PolicyType" && $0.value.text == "System" }) {
            // System policies belong to the platform, not to the account.
            templates = templates.map { $0.replacingExactly("{accountId}:policy/", with: "system:policy/") }
        }
        let call = AuthorizationNeed(
            action: action, templates: templates,
            bindings: ResourceBindings(
                region: instance.request.regionID, account: account,
                ids: parameters.resourceIDs(by: library.resourceTypes)
            ),
            reason: reason, remark: known.flatMap { library.remark(on: $0, of: kind.product, naming) }
        )
        return [call] + parameters.roleHandover(account: account, reason: "the instances are given this role")
    }
}
