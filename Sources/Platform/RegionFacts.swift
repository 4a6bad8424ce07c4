import ExactText

/// What is known offline of regions, and as of when.
public struct RegionFacts: Sendable {
    /// What the lists of regions say of one.
    public enum State: Sendable {
        /// Instances can be bought.
        case onSale
        /// It is being closed.
        case closing
        /// It has endpoints, but is not among those on sale.
        case notOnSale
    }

    /// `api-specs/ecs/regions.json`.
    let table: FactTable

    /// The date of the table, as `2026-06-27`.
    public var asOf: String { table.asOf }

    /// The ids of the regions on sale.
    public var onSale: [String] { table.list("onSale") }

    /// What is known of a region; nil where the table does not know it.
    public func state(of id: String) -> State? {
        if onSale.contains(where: id.isExactly) { return .onSale }
        if table.list("closing").contains(where: id.isExactly) { return .closing }
        return table.list("notOnSale").contains(where: id.isExactly) ? .notOnSale : nil
    }
}
