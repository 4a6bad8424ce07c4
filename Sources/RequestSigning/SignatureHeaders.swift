import ExactText
import QueryEncoding

/// The headers that signing with version 3 adds to a call: what the common parameters are to version 1.
struct SignatureHeaders {
    /// Those whose names begin with `x-acs-`; all are signed.
    let added: [HeaderField]
    /// The hash of the body, which is one of them.
    let hashedPayload: String
    /// The value of `Accept`, which is not signed.
    let accept: String

    /// The headers of a call. Its own `SignatureNonce`, `Timestamp`, `SecurityToken` and `Format` are taken.
    ///
    /// - Parameters:
    ///   - given: The common parameters that the call has.
    ///   - hashedPayload: The hash of the body.
    ///   - responseFormat: The format where the call gives none.
    /// - Throws: `missingParameter` for a call of nothing, `conflictingParameter`.
    init(
        of given: GivenParameters, hashedPayload: String, responseFormat: ResponseFormat, credentials: Credentials,
        timestamp: Timestamp, nonce: String
    ) throws(RequestSigningError) {
        let (action, version) = try given.call()
        try given.checkAbsence(of: [CommonParameter.signature], because: "the request is to be signed yet")
        try given.checkAbsence(
            of: [CommonParameter.signatureMethod, CommonParameter.signatureVersion],
            because: "it belongs to version 1 of the signature"
        )
        try given.check(CommonParameter.accessKeyID, is: credentials.accessKeyID)
        if let token = credentials.securityToken { try given.check(CommonParameter.securityToken, is: token) }
        var fields = [
            HeaderField(name: "x-acs-action", value: action),
            HeaderField(name: "x-acs-version", value: version),
            HeaderField(name: "x-acs-date", value: given.value(of: CommonParameter.timestamp) ?? timestamp.description),
            HeaderField(name: "x-acs-signature-nonce", value: given.value(of: CommonParameter.signatureNonce) ?? nonce),
            HeaderField(name: "x-acs-content-sha256", value: hashedPayload),
        ]
        if let token = credentials.securityToken ?? given.value(of: CommonParameter.securityToken) {
            // The platform's own clients send the id beside the token.
            fields.append(HeaderField(name: "x-acs-accesskey-id", value: credentials.accessKeyID))
            fields.append(HeaderField(name: "x-acs-security-token", value: token))
        }
        added = fields
        self.hashedPayload = hashedPayload
        accept = try Self.accept(given.value(of: CommonParameter.format) ?? responseFormat.rawValue)
    }

    /// The media type of a response format.
    private static func accept(_ format: String) throws(RequestSigningError) -> String {
        if format.isExactly(ResponseFormat.json.rawValue) { return "application/json" }
        if format.isExactly(ResponseFormat.xml.rawValue) { return "application/xml" }
        throw RequestSigningError(
            .conflictingParameter,
            "the parameter 'Format' is neither JSON nor XML, and version 3 of the signature knows no other"
        )
    }
}
