import Caching
import ExactText
public import MetadataFormat

/// What is known of the platform: API metadata with its corrections, instance families, and which parameter names which
/// resource. Read once, when it is asked for, and used for every spec.
public struct PlatformLibrary: Sendable {
    /// The metadata of ECS 2014-05-26.
    public let ecs: MetadataDocument
    /// Instance and image families.
    public let facts: PlatformFacts
    /// Which parameters name resources.
    public let resourceTypes: ResourceTypes
    /// Where the products are reached from.
    public let network: ProductEndpoints.Network
    /// By the names of products.
    private let documents = SharedCache<MetadataDocument>(capacity: .max)
    /// By the names of products.
    let authorizationTables = SharedCache<AuthorizationTables>(capacity: .max)
    /// By the names of product and action.
    private let actions = SharedCache<PlatformAction>(capacity: .max)

    /// The data compiled into the program.
    ///
    /// - Parameter network: Where the products are reached from.
    /// - Throws: `UnreadableInput` or `MetadataError` only if the program was built from broken data.
    public static func bundled(reachedFrom network: ProductEndpoints.Network = .public) throws -> PlatformLibrary {
        PlatformLibrary(
            ecs: try PlatformProduct.ecs.metadata(),
            facts: try PlatformFacts.bundled(),
            resourceTypes: try ResourceTypes(.bundled("api-specs/resource-types.json")),
            network: network
        )
    }

    /// The metadata of a product: that of ECS is at hand, others are opened when they are first asked for.
    ///
    /// - Throws: `MetadataError` only if the program was built from broken data.
    public func metadata(of product: PlatformProduct) throws(MetadataError) -> MetadataDocument {
        if product == .ecs { return ecs }
        let document = try documents.value(forKey: ExactText(product.name)) {
            () throws(MetadataError) -> MetadataDocument? in
            try product.metadata()
        }
        // One that can't be opened has thrown already.
        guard let document else { return try product.metadata() }
        return document
    }

    /// An action; nil if the product has none with this name. Each is read only once.
    ///
    /// - Throws: `MetadataError` only if the program was built from broken data.
    public func action(
        named name: String, of product: PlatformProduct = .ecs
    ) throws(MetadataError) -> PlatformAction? {
        let key = ExactText("\(product.name)/\(name)")
        return try actions.value(forKey: key) { () throws(MetadataError) -> PlatformAction? in
            try metadata(of: product).action(named: name).map(PlatformAction.init)
        }
    }

    /// The host of the ECS endpoint in a region.
    public func host(forRegion regionID: String) -> String {
        endpoints(of: ecs).host(forRegion: regionID)
    }

    /// The hosts of the product that a metadata file describes, from where it is reached.
    public func endpoints(of metadata: MetadataDocument) -> ProductEndpoints {
        ProductEndpoints(metadata, network: network)
    }
}

/// An action as it is asked about again and again. An immutable reference, since it is large to copy.
public final class PlatformAction: Sendable {
    /// Its metadata, with an index of its parameters.
    public let metadata: MetadataAction
    /// The resources that it is checked against.
    public let resources: ResourceTemplates

    init(_ metadata: MetadataAction) {
        self.metadata = metadata.indexingParameters()
        resources = ResourceTemplates(metadata.ramAuthorization)
    }
}
