import InstanceSpec
public import MetadataFormat
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
    public init(for instance: CompiledInstance, library: PlatformLibrary, account: String = "*") throws(MetadataError) {
        let wanted = instance.role.flatMap { $0.attachment == .never ? nil : $0 }
        role = wanted?.policyDocument
        trust = wanted == nil ? nil : .ecsTrust
        caller = CallerPolicy(allowing: try instance.creationNeeds(library: library, account: account))
    }
}

extension CompiledInstance {
    /// What the creating request must be allowed. The platform's table states RunInstances' own resources without the
    /// vSwitch; those of CreateInstance, which checks the same things, fill the gap as far as the spec names them.
    func creationNeeds(library: PlatformLibrary, account: String) throws(MetadataError) -> [AuthorizationNeed] {
        var templates: [String] = []
        for name in [request.action] + InstanceRequest.creationActions {
            guard let stated = try library.action(named: name)?.ramAuthorization else { continue }
            for template in stated.templates where !templates.contains(template) { templates.append(template) }
        }
        var ids = request.parameters.resourceIDs
        if ids["launchtemplate"] != nil {
            // What the template gives is not known here, so the call may touch any.
            for type in ["image", "securitygroup", "vswitch", "keypair", "snapshot"] where ids[type] == nil {
                ids[type] = ["*"]
            }
        }
        let creation = AuthorizationNeed(
            action: "ecs:\(request.action)", templates: templates,
            bindings: ResourceBindings(region: request.regionID, account: account, ids: ids),
            reason: "the request that creates the instance"
        )
        let handover = request.parameters.roleHandover(
            account: account, reason: "the instance is created with this role"
        )
        return [creation] + handover
    }
}

extension MetadataRAMAuthorization {
    /// All resources it names, those that only some calls are checked against among them.
    var templates: [String] { resources + optionalResources }
}

extension [RequestParameter] {
    /// The ids that a request names, by the resource type of the platform's resource names; `*` for those that only an
    /// earlier answer will tell.
    var resourceIDs: [String: [String]] {
        var ids: [String: [String]] = [:]
        for parameter in self {
            guard let type = Self.resourceType(of: parameter.name) else { continue }
            let id: String
            switch parameter.value {
            // Which image a family stands for changes with time.
            case .text(let text): id = parameter.name == "ImageFamily" ? "*" : text
            case .answer: id = "*"
            case .secret: continue
            }
            if ids[type]?.contains(id) != true { ids[type, default: []].append(id) }
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

    private static func resourceType(of parameterName: String) -> String? {
        let parts = parameterName.split(separator: ".")
        // `NetworkInterface.1.SecurityGroupIds.2` names what `SecurityGroupIds` names.
        switch parts.last(where: { Int($0) == nil }) {
        case "ImageId", "ImageFamily": return "image"
        case "SecurityGroupId", "SecurityGroupIds": return "securitygroup"
        case "VSwitchId": return "vswitch"
        case "KeyPairName": return "keypair"
        case "SnapshotId": return "snapshot"
        case "LaunchTemplateId", "LaunchTemplateName": return "launchtemplate"
        case "InstanceId", "InstanceIds", "ResourceId": return "instance"
        case "RoleName", "RamRoleName": return "role"
        case "PolicyName": return "policy"
        default: return nil
        }
    }
}
