public import InstanceSpec
public import Platform

/// What a spec asks for in matters of the trusted system, worked out once for the rules and for the lowering.
public struct TrustedSystem: Sendable {
    /// Who runs it.
    public enum Mode: String, Sendable {
        /// Alibaba Cloud: role, agent and vTPM mode follow.
        case managed
        /// The operator: nothing follows.
        case selfManaged
        /// Nobody.
        case off
    }

    /// The role that Alibaba Cloud provides for it, and its system policy.
    public static let serviceRole = "AliyunECSInstanceForYundunSysTrustRole"

    /// What the spec says; nil where it says nothing.
    public let mode: Mode?
    /// The instance's family; nil where the type is left to a launch template or is not written as one.
    public let family: String?
    /// What is known of the family; nil where the table does not know it.
    public let familyFacts: InstanceFamily?

    /// Works it out.
    public init(spec: SpecValue, facts: PlatformFacts) {
        mode = spec["trustedSystem"]?.text.flatMap(Mode.init(rawValue:))
        family = spec["type"]?.text.flatMap(PlatformFacts.family(ofType:))
        familyFacts = family.flatMap(facts.family(named:))
    }

    /// What switches the trusted system on, where the family is a security-enhanced one.
    public var enhancement: InstanceFamily.Enhancement? { familyFacts?.enhancement }

    /// Whether `SecurityOptions.TrustedSystemMode=vTPM` belongs into the request: on every family but those of the
    /// 6th security-enhanced generation, which do not take it.
    public var sendsVTPMMode: Bool { mode == .managed && enhancement != .image }
}
