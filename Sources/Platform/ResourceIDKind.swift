import ExactText

/// A kind of thing that the platform gives ids to, and what its ids begin with.
///
/// The prefixes are those of the examples in the OpenAPI metadata of ECS 2014-05-26 and VPC 2016-04-28, as of 2026.
public struct ResourceIDKind: Sendable {
    /// What it is, with its article: `a security group`.
    public let name: String
    /// What its ids begin with: `sg-`; the first is the usual one.
    public let prefixes: [String]
    /// The parameters that name one, by the last part of their names.
    let parameters: [String]
    /// Whether there are ids of other forms too, so that only those of another kind are wrong.
    public let hasOtherForms: Bool

    private init(_ name: String, _ prefixes: String..., of parameters: [String] = [], hasOtherForms: Bool = false) {
        self.name = name
        self.prefixes = prefixes
        self.parameters = parameters
        self.hasOtherForms = hasOtherForms
    }

    /// The date of the table, as `2026-10`.
    public static let asOf = "2026-10"

    /// Whether an id begins as those of this kind do.
    public func takes(_ id: String) -> Bool { prefixes.contains { id.hasExactPrefix($0) } }

    /// The kind whose ids begin like an id; nil where that is none that is known.
    public static func kind(of id: String) -> ResourceIDKind? { all.first { $0.takes(id) } }

    static let all: [ResourceIDKind] = [
        ResourceIDKind("a vSwitch", "vsw-", of: ["VSwitchId"]),
        ResourceIDKind("a security group", "sg-", of: ["SecurityGroupId", "SecurityGroupIds"]),
        // Public images are named after what is in them.
        ResourceIDKind("an image", "m-", of: ["ImageId"], hasOtherForms: true),
        ResourceIDKind("an image family", "acs:", of: ["ImageFamily"], hasOtherForms: true),
        ResourceIDKind("a snapshot", "s-", of: ["SnapshotId"]),
        ResourceIDKind("a snapshot policy", "sp-", of: ["AutoSnapshotPolicyId"]),
        ResourceIDKind("a network interface", "eni-", of: ["NetworkInterfaceId"]),
        ResourceIDKind("a deployment set", "ds-", of: ["DeploymentSetId"]),
        ResourceIDKind("a dedicated host", "dh-", of: ["DedicatedHostId"]),
        ResourceIDKind("a dedicated host cluster", "dc-", of: ["DedicatedHostClusterId"]),
        ResourceIDKind("an HPC cluster", "hpc-", of: ["HpcClusterId"]),
        ResourceIDKind("a storage set", "ss-", of: ["StorageSetId"]),
        ResourceIDKind("a storage cluster", "dbsc-", of: ["StorageClusterId"]),
        ResourceIDKind("a resource group", "rg-", of: ["ResourceGroupId"]),
        ResourceIDKind("a launch template", "lt-", of: ["LaunchTemplateId"]),
        // Keys have UUIDs, newer ones begin so; an alias stands for a key, too.
        ResourceIDKind("a KMS key", "key-", of: ["KMSKeyId"], hasOtherForms: true),
        ResourceIDKind("an instance", "i-"),
        ResourceIDKind("a disk", "d-"),
        ResourceIDKind("a VPC", "vpc-"),
        ResourceIDKind("an elastic IP address", "eip-"),
        ResourceIDKind("a route table", "vtb-"),
        ResourceIDKind("an image of another cloud", "ami-"),
        ResourceIDKind("a subnet of another cloud", "subnet-"),
        ResourceIDKind("a resource by its full name", "acs:"),
        // Last, for the parameter whose own name says nothing: `PrivatePoolOptions.Id`.
        ResourceIDKind("a private pool", "eap-", "crp-", of: ["PrivatePoolId"]),
    ]
}
