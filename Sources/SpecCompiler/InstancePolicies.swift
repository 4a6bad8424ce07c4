public import MetadataFormat
public import RAMPolicy

import InstanceSpec

/// The RAM documents that go with an instance.
public struct InstancePolicies: Sendable {
    /// What the instance's role may do; nil without a role, or where its policy is not the spec's.
    public let role: PolicyDocument?
    /// Who may assume the role; nil without a role.
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
        role =
            switch instance.role?.policy {
            case .leastPrivilege?: .trustedSystemRole
            case .document(let document)?: document
            case .system?, .unmanaged?, nil: nil
            }
        trust = instance.role == nil ? nil : .ecsTrust
        var needs = [try Self.creation(of: instance, library: library, account: account)]
        if let role = instance.role, role.attachment == .atCreation {
            needs.append(.passRole(named: role.name, account: account, reason: "the instance is created with this role"))
        }
        caller = CallerPolicy(allowing: needs)
    }

    /// The creating call. The platform's table states RunInstances' own resources without the vSwitch; those of
    /// CreateInstance, which checks the same things, fill the gap as far as the spec names them.
    private static func creation(
        of instance: CompiledInstance, library: PlatformLibrary, account: String
    ) throws(MetadataError) -> AuthorizationNeed {
        var templates: [String] = []
        for name in [instance.request.action, "CreateInstance"] {
            guard let stated = try library.ecs.action(named: name)?.ramAuthorization else { continue }
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
            if ids[type]?.contains(id) != true { ids[type, default: []].append(id) }
        }
        if instance.document.spec["launchTemplate"] != nil {
            // What the template gives is not known here, so the call may touch any.
            for type in ["image", "securitygroup", "vswitch"] where ids[type] == nil { ids[type] = ["*"] }
        }
        return ids
    }

    private static func resourceType(of parameterName: String) -> String? {
        let parts = parameterName.split(separator: ".")
        // `NetworkInterface.1.SecurityGroupIds.2` names what `SecurityGroupIds` names.
        switch parts.last(where: { Int($0) == nil }) {
        case "ImageId": return "image"
        case "SecurityGroupId", "SecurityGroupIds": return "securitygroup"
        case "VSwitchId": return "vswitch"
        case "KeyPairName": return "keypair"
        case "SnapshotId": return "snapshot"
        default: return nil
        }
    }
}
