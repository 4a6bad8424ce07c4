import BundledFiles
import DiagnosticsCore
import ExactText
public import MetadataFormat

/// The hosts of a product, from its metadata.
public struct ProductEndpoints: Sendable {
    private let metadata: MetadataDocument

    /// The hosts of the product that a metadata file describes.
    public init(_ metadata: MetadataDocument) {
        self.metadata = metadata
    }

    /// The host for a region: the one listed for it, else the one that the product's rule gives.
    public func host(forRegion regionID: String) -> String {
        if let listed = metadata.endpoints[regionID] { return listed }
        return metadata.endpointRule?.kind == .central ? "\(code).aliyuncs.com" : "\(code).\(regionID).aliyuncs.com"
    }

    /// The host for calls that name no region; nil for products that have none, such as KMS.
    ///
    /// ECS and STS have one beside their regional hosts (endpoint lists of the platform, 2026).
    public var centralHost: String? {
        metadata.endpointRule?.kind == .central || ["ecs", "sts"].contains(code) ? "\(code).aliyuncs.com" : nil
    }

    private var code: String { metadata.endpointRule?.code ?? metadata.product.lowercased() }

    /// The product whose API has a version (`2014-05-26`), among those whose metadata is compiled in.
    ///
    /// - Throws: `MetadataError` only if the program was built from broken data.
    public static func bundled(version: String) throws(MetadataError) -> ProductEndpoints? {
        guard let file = BundledFile.all.first(where: { $0.path.hasExactSuffix("/\(version)/api-docs.json") }) else {
            return nil
        }
        return ProductEndpoints(try MetadataDocument(file: SourceFile(name: file.path, bytes: file.bytes)))
    }
}
