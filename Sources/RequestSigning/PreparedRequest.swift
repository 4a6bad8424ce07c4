/// A call whose query is canonical already, so that signing only fills in credentials, nonce and time.
///
/// Generated code holds one per compiled spec.
public struct PreparedRequest: Sendable, Hashable {
    /// The endpoint without scheme, with an optional port.
    public let host: String
    /// The canonical query of `Action`, `Version`, `Format` and the action's own parameters.
    public let query: String

    /// Takes a query as `CanonicalQuery` writes it; whether it is one is checked when it is signed.
    public init(host: String, query: String) {
        self.host = host
        self.query = query
    }

    /// The signed URL, ready to be sent with GET.
    ///
    /// - Parameters:
    ///   - credentials: The access key to sign with.
    ///   - timestamp: The time of the request; the service refuses one that is off by more than 15 minutes.
    ///   - nonce: A text that no other request has.
    /// - Throws: As `sign(method:credentials:at:nonce:)`.
    public func signedURL(
        credentials: Credentials,
        at timestamp: Timestamp = .now(),
        nonce: String = SignatureNonce.random()
    ) throws(RequestSigningError) -> String {
        try sign(credentials: credentials, at: timestamp, nonce: nonce).message.url
    }

    /// Signs the call with version 1.0, as `RPCRequest.sign` does with the same parameters.
    ///
    /// - Throws: `malformedQuery` if the query is not canonical, `invalidHost`, `incompleteCredentials`,
    ///   `conflictingParameter`, `cryptography`.
    public func sign(
        method: RequestMethod = .get,
        credentials: Credentials,
        at timestamp: Timestamp = .now(),
        nonce: String = SignatureNonce.random()
    ) throws(RequestSigningError) -> SignedRequest {
        let canonical: CanonicalQuery
        do { canonical = try CanonicalQuery(parsing: query) } catch {
            throw RequestSigningError(error, in: "the prepared query")
        }
        let common = try SignatureParameters(credentials: credentials, timestamp: timestamp, nonce: nonce)
        return try SignedRequest(
            method: method, host: host, query: common.fill(canonical), accessKeySecret: credentials.accessKeySecret
        )
    }
}
