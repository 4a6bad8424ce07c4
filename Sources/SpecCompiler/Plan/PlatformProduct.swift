public import MetadataFormat

/// A product whose API the steps of plans call.
public enum PlatformProduct: String, Sendable, Hashable, CaseIterable {
    /// Elastic Compute Service.
    case ecs
    /// Resource Access Management.
    case ram
    /// Key Management Service.
    case kms

    /// Where its metadata lies among the bundled files.
    var metadataPath: String {
        switch self {
        case .ecs: "api-specs/ecs/2014-05-26/api-docs.json"
        case .ram: "api-specs/ram/2015-05-01/api-docs.json"
        case .kms: "api-specs/kms/2016-01-20/api-docs.json"
        }
    }
}

extension PlatformLibrary {
    /// The metadata of a product: that of ECS is at hand, the others are opened only for plans.
    ///
    /// - Throws: `MetadataError` only if the program was built from broken data.
    public func metadata(of product: PlatformProduct) throws(MetadataError) -> MetadataDocument {
        product == .ecs ? ecs : try MetadataDocument(file: Self.bundledFile(product.metadataPath))
    }
}
