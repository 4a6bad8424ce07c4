/// What a step of a plan is for. The raw value is its name in plans.
///
/// Whoever sends a plan goes by the kinds: they say when a step is skipped, and when it is repeated.
public enum StepKind: String, Sendable, Hashable, CaseIterable {
    /// Asks whether KMS is active.
    case describeKMSStatus = "describe-kms-status"
    /// Activates KMS; skipped unless the answer to `describe-kms-status` has `AccountStatus` `NotEnabled`.
    case openKMS = "open-kms"
    /// Asks for the role; the error `EntityNotExist.Role` is the answer that there is none.
    case getRole = "get-role"
    /// Makes the role; skipped where `get-role` found it.
    case createRole = "create-role"
    /// Makes the role's policy; the error `EntityAlreadyExists.Policy` means that it is there.
    case createPolicy = "create-policy"
    /// Gives the role its policy; the error `EntityAlreadyExists.Role.Policy` means that it has it.
    case attachPolicy = "attach-policy"
    /// Creates the instances and starts them.
    case runInstances = "run-instances"
    /// Creates one instance, stopped.
    case createInstance = "create-instance"
    /// Repeated until every instance has the `Status` `Stopped`.
    case waitUntilStopped = "wait-until-stopped"
    /// Starts the instance that `create-instance` left stopped.
    case startInstance = "start-instance"
    /// Repeated until every instance has the `Status` `Running`.
    case waitUntilRunning = "wait-until-running"
    /// Gives the instances their role.
    case attachRole = "attach-role"
    /// Reads the tag of instances with a trusted system.
    case readTrustedTag = "read-trusted-tag"

    /// Whose API it calls.
    public var product: PlatformProduct {
        switch self {
        case .describeKMSStatus, .openKMS: .kms
        case .getRole, .createRole, .createPolicy, .attachPolicy: .ram
        case .runInstances, .createInstance, .waitUntilStopped, .startInstance, .waitUntilRunning, .attachRole,
            .readTrustedTag:
            .ecs
        }
    }

    /// The action it calls.
    public var action: String {
        switch self {
        case .describeKMSStatus: "DescribeAccountKmsStatus"
        case .openKMS: "OpenKmsService"
        case .getRole: "GetRole"
        case .createRole: "CreateRole"
        case .createPolicy: "CreatePolicy"
        case .attachPolicy: "AttachPolicyToRole"
        case .runInstances: "RunInstances"
        case .createInstance: "CreateInstance"
        // DescribeInstanceStatus gives at most 50 in an answer, this one 100.
        case .waitUntilStopped, .waitUntilRunning: "DescribeInstances"
        case .startInstance: "StartInstance"
        case .attachRole: "AttachInstanceRamRole"
        // The metadata has DescribeTags as deprecated.
        case .readTrustedTag: "ListTagResources"
        }
    }

    /// Whether it is skipped when what it makes is already there.
    public var isOptional: Bool {
        switch self {
        case .openKMS, .createRole, .createPolicy, .attachPolicy: true
        default: false
        }
    }

    /// Whether it is the request that a spec is compiled to, with the parameters of the spec.
    public var createsInstances: Bool { self == .runInstances || self == .createInstance }
}
