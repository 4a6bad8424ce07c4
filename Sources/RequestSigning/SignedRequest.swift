import QueryEncoding

/// A call with its signature, and what was signed.
public struct SignedRequest: Sendable, Hashable {
    /// The request, ready to send.
    public let message: RequestMessage
    /// All parameters that were signed; by version 3 they are the action's own.
    public let query: CanonicalQuery
    /// The text that was signed.
    public let stringToSign: String
    /// The signature: Base64 by version 1, hexadecimal digits by version 3.
    public let signature: String

    /// Signs by version 1 a query that has all its parameters but the signature.
    ///
    /// - Throws: `invalidHost`, `cryptography`.
    init(
        method: RequestMethod, scheme: RequestScheme, host: String, query: CanonicalQuery, accessKeySecret: String
    ) throws(RequestSigningError) {
        let result = try RPCSignature(method: method.rawValue, query: query, accessKeySecret: accessKeySecret)
        self.query = query
        (stringToSign, signature) = (result.stringToSign, result.signature)
        message = try RequestMessage(
            method: method,
            scheme: scheme,
            host: host,
            query: "\(query.text)&\(CommonParameter.signature)=\(PercentEncoding.encode(signature))"
        )
    }

    /// Signs a call by version 3.
    ///
    /// - Parameters:
    ///   - request: The call.
    ///   - given: Those of its parameters that every call has; here they are headers.
    /// - Throws: `invalidHost`, `missingParameter`, `conflictingParameter`, `invalidHeader`, `cryptography`.
    init(
        _ request: RPCRequest, given: GivenParameters, method: RequestMethod, credentials: Credentials,
        timestamp: Timestamp, nonce: String
    ) throws(RequestSigningError) {
        let own = request.parameters.filter { !CommonParameter.isCommon($0.name) }
        let query = CanonicalQuery(own)
        let isForm = method == .post
        let headers = try SignatureHeaders(
            of: given, hashedPayload: try ACS3Signature.hashedPayload(of: isForm ? query.text.utf8 : "".utf8),
            responseFormat: request.responseFormat, credentials: credentials, timestamp: timestamp, nonce: nonce
        )
        // A signed port that the client does not send would spoil the signature.
        let host = HeaderField(name: "Host", value: request.scheme.hostHeader(request.host))
        let result = try ACS3Signature(
            method: method.rawValue, parameters: isForm ? [] : own,
            headers: [host] + (isForm ? [RequestMessage.formType] : []) + headers.added,
            hashedPayload: headers.hashedPayload, credentials: credentials
        )
        self.query = query
        (stringToSign, signature) = (result.stringToSign, result.signature)
        message = try RequestMessage(
            method: method, scheme: request.scheme, host: request.host, query: query.text,
            headers: [HeaderField(name: "Accept", value: headers.accept)] + headers.added
                + [HeaderField(name: "Authorization", value: result.authorization)]
        )
    }
}
