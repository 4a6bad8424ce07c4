import ExactText

/// A call whose query is canonical already, so that signing only fills in credentials, nonce and time.
///
/// Generated code holds one per compiled spec. To try a call that creates something again without creating it twice,
/// each try is signed anew, with a nonce and time of its own, and all with one client token:
///
/// ```swift
/// let token = SignatureNonce.random()
/// let url = try Specs.web.signedURL(credentials: credentials, clientToken: token)
/// ```
public struct PreparedRequest: Sendable, Hashable {
    /// The endpoint without scheme, with an optional port.
    public var host: String
    /// What the call is sent over. The signature does not depend on it.
    public var scheme: RequestScheme
    /// The canonical query of `Action`, `Version`, `Format` and the action's own parameters.
    public let query: String

    /// Takes a query as `CanonicalQuery` writes it; whether it is one is checked when it is signed.
    public init(host: String, query: String, scheme: RequestScheme = .https) {
        self.host = host
        self.scheme = scheme
        self.query = query
    }

    /// The URL signed by version 1, ready to be sent with GET.
    ///
    /// - Throws: As `sign(_:method:credentials:clientToken:adding:at:nonce:)`.
    public func signedURL(
        credentials: Credentials,
        clientToken: String? = nil,
        adding parameters: [QueryParameter] = [],
        at timestamp: Timestamp = .now(),
        nonce: String = SignatureNonce.random()
    ) throws(RequestSigningError) -> String {
        try sign(
            credentials: credentials, clientToken: clientToken, adding: parameters, at: timestamp, nonce: nonce
        ).message.url
    }

    /// Signs the call, as `RPCRequest.sign` does with the same parameters.
    ///
    /// - Parameters:
    ///   - version: How.
    ///   - method: Whether the parameters stand in the URL or in a form.
    ///   - credentials: The access key to sign with.
    ///   - clientToken: What the service knows a call by that it has answered: the same for every try of one call.
    ///   - parameters: Further parameters. One that the call has already may be repeated with its value only.
    ///   - timestamp: The time of the request; the service refuses one that is off by more than 15 minutes.
    ///   - nonce: A text that no other request has.
    /// - Throws: `malformedQuery` if the query is not canonical; `invalidClientToken`; `repeatedParameter` and
    ///   `conflictingParameter` for further parameters that are given twice or that the call has with other values; and
    ///   what `RPCRequest.sign` throws.
    public func sign(
        _ version: SignatureVersion = .v1,
        method: RequestMethod = .get,
        credentials: Credentials,
        clientToken: String? = nil,
        adding parameters: [QueryParameter] = [],
        at timestamp: Timestamp = .now(),
        nonce: String = SignatureNonce.random()
    ) throws(RequestSigningError) -> SignedRequest {
        let canonical: CanonicalQuery
        do { canonical = try CanonicalQuery(parsing: query) } catch {
            throw RequestSigningError(error, in: "the prepared query")
        }
        let further = try Self.further(parameters, clientToken: clientToken, beside: canonical)
        guard version == .v1 else {
            return try call(of: canonical, with: further).sign(
                version, method: method, credentials: credentials, at: timestamp, nonce: nonce
            )
        }
        try credentials.check()
        try SignatureNonce.check(nonce)
        let given = try GivenParameters(in: canonical.parameters(named: CommonParameter.all) + further)
        let common = SignatureParameters(credentials: credentials, timestamp: timestamp, nonce: nonce)
        let complete = canonical.filled(with: further + (try common.missing(in: given))).query
        return try SignedRequest(
            method: method, scheme: scheme, host: host, query: complete, accessKeySecret: credentials.accessKeySecret
        )
    }

    /// The call with its parameters taken apart.
    private func call(
        of canonical: CanonicalQuery, with further: [QueryParameter]
    ) throws(RequestSigningError) -> RPCRequest {
        do {
            return RPCRequest(host: host, parameters: try QueryString.parse(canonical.text) + further, scheme: scheme)
        } catch {
            throw RequestSigningError(error, in: "the prepared query")
        }
    }

    /// The parameters that a query lacks, the client token among them.
    private static func further(
        _ parameters: [QueryParameter], clientToken: String?, beside canonical: CanonicalQuery
    ) throws(RequestSigningError) -> [QueryParameter] {
        var parameters = parameters
        if let clientToken {
            guard isClientToken(clientToken) else {
                throw RequestSigningError(
                    .invalidClientToken, "a client token has 1 to 64 printable characters of ASCII"
                )
            }
            parameters.append(QueryParameter(name: "ClientToken", value: clientToken))
        }
        if parameters.isEmpty { return [] }
        // Both in canonical order, so that what has one name stands together.
        var own = canonical.parameters(named: parameters.map(\.name))[...]
        var further: [QueryParameter] = []
        var previous: QueryParameter?
        for parameter in parameters.inCanonicalOrder() {
            if previous?.isNamed(parameter.name) == true {
                throw RequestSigningError(.repeatedParameter, "the parameter '\(parameter.name)' is added twice")
            }
            previous = parameter
            let others = own.drop { $0.isNamed(parameter.name) }
            let same = own[..<others.startIndex]
            own = others
            guard same.allSatisfy({ $0.value.isExactly(parameter.value) }) else {
                throw RequestSigningError(
                    .conflictingParameter,
                    "the prepared request has the parameter '\(parameter.name)' with another value"
                )
            }
            if same.isEmpty { further.append(parameter) }
        }
        return further
    }

    /// Source: ECS documentation, "How to ensure idempotence".
    private static func isClientToken(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count) && text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
    }
}
