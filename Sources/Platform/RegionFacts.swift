import Caching
import ExactText
import MetadataFormat

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
        /// No list names it, but the metadata has an endpoint for it: regions of few customers, and the platform's own.
        case unlisted
    }

    /// `api-specs/ecs/regions.json`.
    let table: FactTable
    /// The regions that the metadata of ECS has endpoints for; read where a region is in no list.
    private let endpoints = SharedCache<Set<ExactText>>(capacity: 1)

    init(table: FactTable) { self.table = table }

    /// The date of the table, as `2026-06-27`.
    public var asOf: String { table.asOf }

    /// The ids of the regions on sale.
    public var onSale: [String] { table.list("onSale") }

    /// What is known of a region; nil where nothing is.
    public func state(of id: String) -> State? {
        if onSale.contains(where: id.isExactly) { return .onSale }
        if table.list("closing").contains(where: id.isExactly) { return .closing }
        if table.list("notOnSale").contains(where: id.isExactly) { return .notOnSale }
        let withEndpoint = endpoints.value(forKey: "") {
            (try? PlatformProduct.ecs.metadata()).map { Set($0.endpoints.keys) }
        }
        return withEndpoint?.contains(ExactText(id)) == true ? .unlisted : nil
    }

    /// The region that a zone's id begins with: `cn-hangzhou` of `cn-hangzhou-i`, `us-west-1` of `us-west-1a`; nil where
    /// the text is no zone of a region that is on sale.
    public func region(ofZone id: String) -> String? {
        onSale.first { Self.isZone(id, of: $0) }
    }

    /// Whether an id is written as the zones of a region are: the region's id and a letter, behind a `-` where the id
    /// ends with a letter.
    public static func isZone(_ id: String, of region: String) -> Bool {
        guard id.hasExactPrefix(region) else { return false }
        var rest = id.utf8.dropFirst(region.utf8.count)
        let hasDash = rest.first == UInt8(ascii: "-")
        if hasDash { rest = rest.dropFirst() }
        return rest.count == 1 && rest.allSatisfy { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 }
    }
}
