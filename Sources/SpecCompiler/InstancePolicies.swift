public import MetadataFormat
public import RAMPolicy

import InstanceSpec

/// The RAM documents that go with an instance.
public struct InstancePolicies: Sendable {
    /// What the instance's role may do; nil without a role, where it is never attached, or where its policy is not the
    /// spec's.
    public let role: PolicyDocument?
    /// Who may assume the role; nil without a role, or where it is never attached.
    public let trust: PolicyDocument?
    /// What the caller must be allowed, with a reason for every line.
    public let caller: CallerPolicy

    /// Derives the documents.
    ///
    /// - Parameters:
    ///   - instance: The compiled instance.
    ///   - library: Whose metadata states which resources an action is checked against.
    ///   - account: The account's number, or `*`.
    public init(for instance: CompiledInstance, library: PlatformLibrary, account: String = "*") throws(MetadataError) {
        let isWanted = instance.role.map { $0.attachment != .never } ?? false
        role =
            switch isWanted ? instance.role?.policy : nil {
            case .leastPrivilege?: .trustedSystemRole
            case .document(let document)?: document
            case .system?, .unmanaged?, nil: nil
            }
        trust = isWanted ? .ecsTrust : nil
        var needs = [try Self.creation(of: instance, library: library, account: account)]
        // A role that is attached later is handed over then, not by the request that creates the instance.
        if let name = instance.request.parameter("RamRoleName")?.value.text {
            needs.append(.passRole(named: name, account: account, reason: "the instance is created with this role"))
        }
        caller = CallerPolicy(allowing: needs)
    }

    /// The creating call. The platform's table states RunInstances' own resources without the vSwitch; those of
    /// CreateInstance, which checks the same things, fill the gap as far as the spec names them.
    private static func creation(
        of instance: CompiledInstance, library: PlatformLibrary, account: String
    ) throws(MetadataError) -> AuthorizationNeed {
        var templates: [String] = []
        for name in [instance.request.action] + InstanceRequest.creationActions {
            guard let stated = try library.action(named: name)?.ramAuthorization else { continue }
            for template in stated.resources + stated.optionalResources where !templates.contains(template) {
                templates.append(template)
            }
        }
        let bindings = ResourceBindings(
            region: instance.request.regionID, account: account, ids: resourceIDs(of: instance)
        )
        return AuthorizationNeed(
            action: "ecs:\(instance.request.action)", templates: templates, bindings: bindings,
            reason: "the request that creates the instance"
        )
    }

    /// The ids that the request names, by the resource type of the platform's resource names.
    private static func resourceIDs(of instance: CompiledInstance) -> [String: [String]] {
        var ids: [String: [String]] = [:]
        for parameter in instance.request.parameters {
            guard let id = parameter.value.text, let type = resourceType(of: parameter.name) else { continue }
            // Which image a family stands for changes with time.
            let pattern = parameter.name == "ImageFamily" ? "*" : id
            if ids[type]?.contains(pattern) != true { ids[type, default: []].append(pattern) }
        }
        if ids["launchtemplate"] != nil {
            // What the template gives is not known here, so the call may touch any.
            for type in ["image", "securitygroup", "vswitch", "keypair", "snapshot"] where ids[type] == nil {
                ids[type] = ["*"]
            }
        }
        return ids
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
        default: return nil
        }
    }
}
