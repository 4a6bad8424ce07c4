import QueryEncoding

/// The parameters that signing with version 1.0 adds to a call.
struct SignatureParameters {
    /// Those that a call may name itself only with the same value.
    private let fixed: [QueryParameter]
    /// Those of which a call's own value is taken.
    private let replaceable: [QueryParameter]

    init(credentials: Credentials, timestamp: Timestamp, nonce: String) {
        var fixed = [QueryParameter(name: CommonParameter.accessKeyID, value: credentials.accessKeyID)]
        if let token = credentials.securityToken {
            fixed.append(QueryParameter(name: CommonParameter.securityToken, value: token))
        }
        fixed.append(QueryParameter(name: CommonParameter.signatureMethod, value: CommonParameter.hmacSHA1))
        fixed.append(QueryParameter(name: CommonParameter.signatureVersion, value: CommonParameter.version1))
        self.fixed = fixed
        replaceable = [
            QueryParameter(name: CommonParameter.signatureNonce, value: nonce),
            QueryParameter(name: CommonParameter.timestamp, value: timestamp.description),
        ]
    }

    /// Those that a call lacks.
    ///
    /// - Throws: `missingParameter` for a call of nothing, `conflictingParameter`.
    func missing(in given: GivenParameters) throws(RequestSigningError) -> [QueryParameter] {
        _ = try given.call()
        try given.checkAbsence(of: [CommonParameter.signature], because: "the request is to be signed yet")
        for wanted in fixed { try given.check(wanted.name, is: wanted.value) }
        return (fixed + replaceable).filter { given.value(of: $0.name) == nil }
    }
}
