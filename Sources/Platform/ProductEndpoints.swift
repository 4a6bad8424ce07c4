import ExactText
public import MetadataFormat

/// The hosts of a product, from its metadata.
public struct ProductEndpoints: Sendable {
    /// Where a product is reached from.
    public enum Network: String, Sendable, CaseIterable {
        /// The internet.
        case `public`
        /// A VPC, without a public address.
        case vpc
    }

    private let metadata: MetadataDocument
    private let network: Network

    /// The hosts of the product that a metadata file describes.
    public init(_ metadata: MetadataDocument, network: Network = .public) {
        self.metadata = metadata
        self.network = network
    }

    /// The hosts of a product, of the version it names.
    ///
    /// - Throws: `MetadataError` only if the program was built from broken data.
    public init(of product: PlatformProduct, network: Network = .public) throws(MetadataError) {
        self.init(try product.metadata(), network: network)
    }

    /// The host for a region: the one listed for it, else the one that the product's rule gives.
    ///
    /// In a VPC the rule has no exceptions: all 124 hosts of `aliyun/aliyun-openapi-meta`, `metadatas/products.json` of
    /// 2026-04-21 (commit 2563691), follow it. Not every region has them.
    public func host(forRegion regionID: String) -> String {
        if network == .vpc { return centralVPCHost ?? "\(code)-vpc.\(regionID).aliyuncs.com" }
        if let listed = metadata.endpoints[ExactText(regionID)] { return listed }
        return metadata.endpointRule?.kind == .central ? "\(code).aliyuncs.com" : "\(code).\(regionID).aliyuncs.com"
    }

    /// The host for calls that name no region; nil for products that have none, such as KMS.
    public var centralHost: String? {
        network == .vpc ? centralVPCHost : metadata.endpointRule?.centralHost
    }

    /// RAM alone has one host for the VPCs of all regions.
    private var centralVPCHost: String? { code.isExactly("ram") ? "ram.vpc-proxy.aliyuncs.com" : nil }

    private var code: String { metadata.endpointRule?.code ?? metadata.product.asciiLowercased }
}
