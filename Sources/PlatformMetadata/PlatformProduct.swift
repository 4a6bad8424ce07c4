import BundledFiles
public import DiagnosticsCore
import ExactText
public import MetadataFormat

/// A version of a product's API, whose metadata is compiled in.
public struct PlatformProduct: Sendable, Hashable {
    /// The product's code, in host names and permissions: `ecs`.
    public let code: String
    /// The version: `2014-05-26`.
    public let version: String

    /// Elastic Compute Service.
    public static let ecs = PlatformProduct(code: "ecs", version: "2014-05-26")
    /// Key Management Service.
    public static let kms = PlatformProduct(code: "kms", version: "2016-01-20")
    /// Resource Access Management.
    public static let ram = PlatformProduct(code: "ram", version: "2015-05-01")
    /// Security Token Service.
    public static let sts = PlatformProduct(code: "sts", version: "2015-04-01")

    /// All there are, by their names.
    public static let all: [PlatformProduct] = BundledFile.all.compactMap { file in
        let steps = file.path.splitExactly(at: UInt8(ascii: "/"))
        guard steps.count == 4, steps[0].isExactly(folder), steps[3].isExactly(apiDocsName) else { return nil }
        return PlatformProduct(code: String(steps[1]), version: String(steps[2]))
    }

    /// The one with a name such as `ecs/2014-05-26`.
    public init?(named name: some StringProtocol) {
        guard let product = Self.all.first(where: { $0.name.isExactly(name) }) else { return nil }
        self = product
    }

    init(code: String, version: String) {
        self.code = code
        self.version = version
    }

    /// `ecs/2014-05-26`.
    public var name: String { "\(code)/\(version)" }

    /// The file of the metadata, without its corrections.
    public var apiDocs: SourceFile { Self.file("\(Self.folder)/\(name)/\(Self.apiDocsName)") ?? .missing }

    /// The corrections of the metadata, where there are any.
    public var patchFile: SourceFile? { Self.file("\(Self.folder)/\(name)/\(Self.patchesName)") }

    /// Opens the metadata with its corrections: there is no other way to what is compiled in.
    ///
    /// - Throws: `MetadataError` only if the program was built from broken data.
    public func metadata() throws(MetadataError) -> MetadataDocument {
        try MetadataDocument(file: apiDocs, patches: patchFile.map(MetadataPatches.init) ?? .none)
    }

    /// The product that a call is for, which names a version and an action but no product: the one with that version;
    /// of several the one that has the action; nil where that is none, or not certain.
    ///
    /// - Throws: `MetadataError` only if the program was built from broken data.
    public static func serving(
        _ action: String, version: String
    ) throws(MetadataError) -> PlatformProduct? {
        try serving(action, version: version, among: all) { (product) throws(MetadataError) in
            try product.metadata().actionNames
        }
    }

    static func serving(
        _ action: String, version: String, among products: [PlatformProduct],
        actionNames: (PlatformProduct) throws(MetadataError) -> [String]
    ) throws(MetadataError) -> PlatformProduct? {
        let candidates = products.filter { $0.version.isExactly(version) }
        if candidates.count < 2 { return candidates.first }
        var serving: [PlatformProduct] = []
        for product in candidates where try actionNames(product).contains(where: action.isExactly) {
            serving.append(product)
        }
        return serving.count == 1 ? serving.first : nil
    }

    private static let folder = "api-specs"
    private static let apiDocsName = "api-docs.json"
    private static let patchesName = "patches.json"

    private static func file(_ path: String) -> SourceFile? {
        BundledFile.named(path).map { SourceFile(name: path, bytes: $0.bytes) }
    }
}

extension SourceFile {
    /// What stands for a file that was not compiled in; it can't be read as anything.
    static var missing: SourceFile { SourceFile(name: "<missing>", bytes: []) }

    /// A file of `api-specs/`, by its path below the package.
    package static func bundled(_ path: String) -> SourceFile {
        BundledFile.named(path).map { SourceFile(name: path, bytes: $0.bytes) } ?? .missing
    }
}
