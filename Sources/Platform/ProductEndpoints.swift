import ExactText
public import MetadataFormat

/// The hosts of a product, from its metadata.
public struct ProductEndpoints: Sendable {
    private let metadata: MetadataDocument

    /// The hosts of the product that a metadata file describes.
    public init(_ metadata: MetadataDocument) {
        self.metadata = metadata
    }

    /// The hosts of a product, of the version it names.
    ///
    /// - Throws: `MetadataError` only if the program was built from broken data.
    public init(of product: PlatformProduct) throws(MetadataError) {
        self.init(try product.metadata())
    }

    /// The host for a region: the one listed for it, else the one that the product's rule gives.
    public func host(forRegion regionID: String) -> String {
        if let listed = metadata.endpoints[ExactText(regionID)] { return listed }
        return metadata.endpointRule?.kind == .central ? "\(code).aliyuncs.com" : "\(code).\(regionID).aliyuncs.com"
    }

    /// The host for calls that name no region; nil for products that have none, such as KMS.
    public var centralHost: String? { metadata.endpointRule?.centralHost }

    private var code: String { metadata.endpointRule?.code ?? metadata.product.asciiLowercased }
}
