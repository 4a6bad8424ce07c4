public import InstanceSpec
public import RAMPolicy

/// One instance of a run, lowered to the request that creates it.
public struct CompiledInstance: Sendable {
    /// `metadata.name`.
    public let name: String
    /// The spec it was compiled from.
    public let document: InstanceDocument
    /// The request that creates the instance.
    public let request: InstanceRequest
    /// The boot payload before Base64; nil where there is none.
    public let userData: [UInt8]?
    /// The role the instance gets, if any.
    public let role: InstanceRole?
    /// The variables whose values went into the spec.
    public internal(set) var variableUses: [VariableUse] = []
}

/// The request that creates an instance, not yet signed.
public struct InstanceRequest: Sendable {
    /// The actions that create instances.
    static let creationActions = ["RunInstances", "CreateInstance"]

    /// `RunInstances` or `CreateInstance`.
    public let action: String
    /// The region's id, which decides on the endpoint.
    public let regionID: String
    /// The action's own parameters, in the order of the spec; `Action` and the common ones are not among them.
    public let parameters: [RequestParameter]

    /// The parameter with a wire name.
    public func parameter(_ name: String) -> RequestParameter? {
        parameters.first { $0.name == name }
    }
}

/// The RAM role of an instance, as its spec wants it.
public struct InstanceRole: Sendable {
    /// When the instance gets it.
    public enum Attachment: String, Sendable {
        /// With the request that creates it.
        case atCreation
        /// By a step of its own afterwards.
        case later
        /// Not at all.
        case never
    }

    /// What the role may do.
    public enum Policy: Sendable {
        /// What the trust agent needs by its documentation.
        case leastPrivilege
        /// The same, and two actions that the agent was seen to call.
        case leastPrivilegeExtended
        /// A system policy, by name.
        case system(String)
        /// What a policy file says.
        case document(PolicyDocument)
        /// Not the compiler's business.
        case unmanaged
    }

    /// The role's name.
    public let name: String
    /// When the instance gets it.
    public let attachment: Attachment
    /// Whether the plan creates it where it is missing.
    public let isCreatedIfMissing: Bool
    /// What it may do.
    public let policy: Policy
}
