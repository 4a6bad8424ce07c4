/// What is known offline of trusted systems beyond the families that have them, and as of when.
public struct TrustedSystemFacts: Sendable {
    /// `api-specs/ecs/trusted-system.json`.
    let table: FactTable

    /// The date of the table, as `2026-06-27`.
    public var asOf: String { table.asOf }

    /// The categories of system disks that security-enhanced families take.
    public var systemDiskCategories: [String] { table.list("systemDiskCategories") }

    /// The image families that a security-enhanced family boots from, as far as they are public.
    public func imageFamilies(for enhancement: InstanceFamily.Enhancement) -> [String] {
        table.list("images", enhancement.rawValue)
    }

    /// Regions in whose storage the trust agent was looked for and not found.
    public var regionsWithoutAgent: [String] { table.list("agent", "regionsWithout") }

    /// When the regions were looked at for the trust agent; nil where the table does not say.
    public var agentChecked: String? { table.text("agent", "checked") }

    /// The version of the trust agent that was looked at; nil where the table does not say.
    public var agentVersion: String? { table.text("agent", "version") }

    /// The name that a source other than the product's page gives to the role's system policy.
    public var landingZonePolicy: String? { table.text("role", "landingZonePolicy") }
}
