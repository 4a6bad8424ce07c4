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

    /// Fills the common parameters into a query of `Action`, `Version`, `Format` and the action's own, and signs it.
    ///
    /// - Throws: `invalidHost`, `incompleteCredentials`, `conflictingParameter`, `cryptography`.
    init(
        method: RequestMethod,
        host: String,
        query: CanonicalQuery,
        credentials: Credentials,
        timestamp: Timestamp,
        nonce: String
    ) throws(RequestSigningError) {
        guard !credentials.accessKeyID.isEmpty, !credentials.accessKeySecret.isEmpty else {
            throw RequestSigningError(.incompleteCredentials, "the access key id or its secret is empty")
        }
        var fixed = [
            QueryParameter(name: CommonParameter.accessKeyID, value: credentials.accessKeyID),
            QueryParameter(name: CommonParameter.signatureMethod, value: CommonParameter.hmacSHA1),
            QueryParameter(name: CommonParameter.signatureVersion, value: CommonParameter.version1),
        ]
        if let token = credentials.securityToken {
            fixed.append(QueryParameter(name: CommonParameter.securityToken, value: token))
        }
        let replaceable = [
            QueryParameter(name: CommonParameter.signatureNonce, value: nonce),
            QueryParameter(name: CommonParameter.timestamp, value: timestamp.description),
        ]
        let (complete, kept) = query.filled(with: fixed + replaceable)
        for given in kept {
            guard let wanted = fixed.first(where: { $0.isNamed(given.name) }) else { continue }
            guard given.value.utf8.elementsEqual(wanted.value.utf8) else {
                throw RequestSigningError(
                    .conflictingParameter,
                    "the parameter '\(given.name)' is not the one that the request is signed with"
                )
            }
        }
        let result = try RPCSignature(
            method: method.rawValue,
            query: complete,
            accessKeySecret: credentials.accessKeySecret
        )
        self.query = complete
        (stringToSign, signature) = (result.stringToSign, result.signature)
        message = try RequestMessage(
            method: method,
            host: host,
            query: "\(complete.text)&\(CommonParameter.signature)=\(PercentEncoding.encode(signature))"
        )
    }
}
