/// A call with its signature, and what was signed.
public struct SignedRequest: Sendable, Hashable {
    /// The request, ready to send.
    public let message: RequestMessage
    /// All parameters that were signed.
    public let query: CanonicalQuery
    /// The text that was signed.
    public let stringToSign: String
    /// The Base64 signature.
    public let signature: String

    /// Signs a query that has all its parameters but the signature.
    ///
    /// - Throws: `invalidHost`, `cryptography`.
    init(
        method: RequestMethod, host: String, query: CanonicalQuery, accessKeySecret: String
    ) throws(RequestSigningError) {
        let result = try RPCSignature(method: method.rawValue, query: query, accessKeySecret: accessKeySecret)
        self.query = query
        (stringToSign, signature) = (result.stringToSign, result.signature)
        message = try RequestMessage(
            method: method,
            host: host,
            query: "\(query.text)&\(CommonParameter.signature)=\(PercentEncoding.encode(signature))"
        )
    }
}
