import ExactText
import InstanceSpec
public import Platform
public import RAMPolicy

/// The RAM documents that go with an instance.
public struct InstancePolicies: Sendable {
    /// What the instance's role may do; nil without a role, where it is never attached, or where its policy is not the
    /// spec's.
    public let role: PolicyDocument?
    /// Who may assume the role; nil without a role, or where it is never attached.
    public let trust: PolicyDocument?
    /// What the caller of the creating request must be allowed, with a reason for every line. Whoever sends the whole
    /// plan needs more: `planCaller(of:for:library:account:)`.
    public let caller: CallerPolicy

    /// Derives the documents.
    ///
    /// - Parameters:
    ///   - instance: The compiled instance.
    ///   - library: Whose metadata states which resources an action is checked against.
    ///   - account: The account's number, or `*`.
    ///   - naming: Which of two official tables the caller's policy follows.
    public init(
        for instance: CompiledInstance, library: PlatformLibrary, account: String = "*",
        naming: ResourceNaming = .named
    ) {
        let wanted = instance.role.flatMap { $0.attachment == .never ? nil : $0 }
        role = wanted?.policyDocument
        trust = wanted == nil ? nil : .ecsTrust
        caller = CallerPolicy(allowing: instance.creationNeeds(library: library, account: account, naming: naming))
    }
}

extension CompiledInstance {
    /// What the creating request must be allowed, as far as the spec names it.
    func creationNeeds(library: PlatformLibrary, account: String, naming: ResourceNaming) -> [AuthorizationNeed] {
        var ids = request.parameters.resourceIDs(by: library.resourceTypes)
        if ids["launchtemplate"] != nil {
            // What the template gives is not known here, so the call may touch any.
            for type: ExactText in ["image", "securitygroup", "vswitch", "keypair", "snapshot"] where ids[type] == nil {
                ids[type] = [.unknown]
            }
        }
        let resources = creationResources(in: library)
        let creation = AuthorizationNeed(
            action: "ecs:\(request.action)", templates: resources?.templates(naming) ?? [],
            bindings: ResourceBindings(region: request.regionID, account: account, ids: ids),
            reason: "the request that creates the instance",
            remark: resources.flatMap { library.remark(on: $0, of: .ecs, naming) }
        )
        let handover = request.parameters.roleHandover(
            account: account, reason: "the instance is created with this role"
        )
        return [creation] + handover
    }
}

extension CompiledInstance {
    /// The resources that the creating request is checked against. The action is one that the library has: the instance
    /// was compiled for it.
    private func creationResources(in library: PlatformLibrary) -> ResourceTemplates? {
        (try? library.action(named: request.action))?.resources
    }
}

extension [RequestParameter] {
    /// The ids that a request names, by the resource type of the platform's resource names; unknown are those that only
    /// an earlier answer will tell.
    func resourceIDs(by types: ResourceTypes) -> [ExactText: [ResourceID]] {
        var ids: [ExactText: [ResourceID]] = [:]
        var known: [ExactText: Set<ExactText>] = [:]
        for parameter in self {
            guard let type = types.type(ofParameter: parameter.name).map({ ExactText($0) }) else { continue }
            let id: ResourceID
            switch parameter.value {
            // Which image a family stands for changes with time.
            case .text(let text): id = parameter.name == "ImageFamily" ? .unknown : .named(text)
            case .answer: id = .unknown
            case .secret: continue
            }
            // No name has a NUL in it, so none is taken for the unknown.
            let key = if case .named(let name) = id { ExactText(name) } else { ExactText("\0") }
            if known[type, default: []].insert(key).inserted { ids[type, default: []].append(id) }
        }
        return ids
    }

    /// The right to hand over the role that a request gives to instances, if it does.
    func roleHandover(account: String, reason: String) -> [AuthorizationNeed] {
        compactMap { parameter in
            guard parameter.name == "RamRoleName", let name = parameter.value.text else { return nil }
            return .passRole(named: name, account: account, reason: reason)
        }
    }
}
