import ExactText
import QueryEncoding

/// The parameters that signing with version 1.0 adds to a call.
struct SignatureParameters {
    /// Those that a call may name itself only with the same value.
    private let fixed: [QueryParameter]
    /// Those of which a call's own value is taken.
    private let replaceable: [QueryParameter]

    /// - Throws: `incompleteCredentials`.
    init(credentials: Credentials, timestamp: Timestamp, nonce: String) throws(RequestSigningError) {
        guard !credentials.accessKeyID.isEmpty, !credentials.accessKeySecret.isEmpty else {
            throw RequestSigningError(.incompleteCredentials, "the access key id or its secret is empty")
        }
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

    /// Adds those that a call lacks.
    ///
    /// - Throws: `conflictingParameter`.
    func fill(_ parameters: [QueryParameter]) throws(RequestSigningError) -> CanonicalQuery {
        try checkGiven(parameters)
        return CanonicalQuery(
            parameters + (fixed + replaceable).filter { added in !parameters.contains { $0.isNamed(added.name) } }
        )
    }

    /// Adds those that a query lacks.
    ///
    /// - Throws: `conflictingParameter`.
    func fill(_ query: CanonicalQuery) throws(RequestSigningError) -> CanonicalQuery {
        let (complete, given) = query.filled(with: fixed + replaceable)
        try checkGiven(given)
        return complete
    }

    private func checkGiven(_ parameters: [QueryParameter]) throws(RequestSigningError) {
        for wanted in fixed {
            for given in parameters where given.isNamed(wanted.name) && !given.value.isExactly(wanted.value) {
                throw RequestSigningError(
                    .conflictingParameter,
                    "the parameter '\(given.name)' is not the one that the request is signed with"
                )
            }
        }
    }
}
