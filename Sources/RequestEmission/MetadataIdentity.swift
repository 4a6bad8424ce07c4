import DiagnosticsCore
public import MetadataFormat
public import RequestSigning

/// Which metadata a request was checked against, as manifests name it. Made once for all bundles of a run.
public struct MetadataIdentity: Sendable {
    /// The product, such as `Ecs`.
    public let product: String
    /// The API version.
    public let version: String
    /// The SHA-256 of the whole file in lower-case hexadecimal digits.
    public let sha256: String

    /// Hashes a document.
    ///
    /// - Throws: `RequestSigningError` where libcrypto refuses.
    public init(_ document: MetadataDocument) throws(RequestSigningError) {
        product = document.product
        version = document.version
        sha256 = try Digest.hexadecimalSHA256(document.file.bytes)
    }
}
