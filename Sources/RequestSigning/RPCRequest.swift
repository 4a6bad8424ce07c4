/// A call of an RPC-style API, such as ECS 2014-05-26: a host and named parameters.
///
/// ```swift
/// let url = try RPCRequest(request, host: host).signedURL(credentials: credentials)
/// let message = try RPCRequest(request, host: host).sign(.v3, method: .post, credentials: credentials).message
/// ```
///
/// Signing adds what every call has: by version 1 the parameters `AccessKeyId`, `SecurityToken` of temporary credentials,
/// `SignatureMethod`, `SignatureNonce`, `SignatureVersion`, `Timestamp` and `Format`; by version 3 headers. A nonce, time,
/// token or format that is given among the parameters is kept as it is. What contradicts the credentials or the kind of
/// signature is an error, as is any of these parameters that is empty or given twice.
public struct RPCRequest: Sendable, Hashable {
    /// The endpoint without scheme, with an optional port: `ecs.cn-hangzhou.aliyuncs.com`.
    public var host: String
    /// What the call is sent over. The signature does not depend on it.
    public var scheme: RequestScheme
    /// `Action`, `Version` and the action's own parameters, flattened, in any order.
    public var parameters: [QueryParameter]
    /// The `Format` that is added when the parameters have none.
    public var responseFormat: ResponseFormat

    /// A call of which `Action` and `Version` are among the parameters.
    public init(
        host: String,
        parameters: [QueryParameter],
        responseFormat: ResponseFormat = .json,
        scheme: RequestScheme = .https
    ) {
        self.host = host
        self.scheme = scheme
        self.parameters = parameters
        self.responseFormat = responseFormat
    }

    /// A call of an action of an API version (`2014-05-26`) with its own parameters.
    public init(
        host: String,
        action: String,
        version: String,
        parameters: [QueryParameter],
        responseFormat: ResponseFormat = .json,
        scheme: RequestScheme = .https
    ) {
        let call = [QueryParameter(name: "Action", value: action), QueryParameter(name: "Version", value: version)]
        self.init(host: host, parameters: call + parameters, responseFormat: responseFormat, scheme: scheme)
    }

    /// A call of a typed request, such as a generated `RunInstancesRequest`.
    ///
    /// - Throws: `WireEncodingError` for a value that no parameter can carry, such as an infinite number.
    public init<Request: ActionRequest>(
        _ request: Request,
        host: String,
        responseFormat: ResponseFormat = .json,
        scheme: RequestScheme = .https
    ) throws(WireEncodingError) {
        self.init(
            host: host,
            action: Request.action,
            version: Request.version,
            parameters: try request.queryParameters(),
            responseFormat: responseFormat,
            scheme: scheme
        )
    }

    /// The URL signed by version 1, ready to be sent with GET.
    ///
    /// - Throws: As `sign(_:method:credentials:at:nonce:)`.
    public func signedURL(
        credentials: Credentials,
        at timestamp: Timestamp = .now(),
        nonce: String = SignatureNonce.random()
    ) throws(RequestSigningError) -> String {
        try sign(credentials: credentials, at: timestamp, nonce: nonce).message.url
    }

    /// Signs the call.
    ///
    /// - Parameters:
    ///   - version: How.
    ///   - method: Whether the parameters stand in the URL or in a form.
    ///   - credentials: The access key to sign with.
    ///   - timestamp: The time of the request; the service refuses one that is off by more than 15 minutes.
    ///   - nonce: A text that no other request has.
    /// - Throws: `invalidHost`; `incompleteCredentials`; `missingParameter` for a call without `Action` or `Version`;
    ///   `emptyParameter`, `repeatedParameter` and `conflictingParameter` for parameters that every call has;
    ///   `invalidHeader` for one that no header can carry; `cryptography`.
    public func sign(
        _ version: SignatureVersion = .v1,
        method: RequestMethod = .get,
        credentials: Credentials,
        at timestamp: Timestamp = .now(),
        nonce: String = SignatureNonce.random()
    ) throws(RequestSigningError) -> SignedRequest {
        try credentials.check()
        try SignatureNonce.check(nonce)
        let given = try GivenParameters(in: parameters)
        switch version {
        case .v1:
            let common = SignatureParameters(credentials: credentials, timestamp: timestamp, nonce: nonce)
            let complete = parameters + format(unlessIn: given) + (try common.missing(in: given))
            return try SignedRequest(
                method: method, scheme: scheme, host: host, query: CanonicalQuery(complete),
                accessKeySecret: credentials.accessKeySecret
            )
        case .v3:
            return try SignedRequest(
                self, given: given, method: method, credentials: credentials, timestamp: timestamp, nonce: nonce
            )
        }
    }

    /// The call without `AccessKeyId`, `Signature`, `SignatureMethod`, `SignatureVersion`, `SignatureNonce` and
    /// `Timestamp`, even where they are given.
    ///
    /// - Throws: `invalidHost`; `missingParameter`, `emptyParameter`, `repeatedParameter` and `conflictingParameter` for
    ///   the other parameters that every call has.
    public func withoutSignature(method: RequestMethod = .get) throws(RequestSigningError) -> RequestMessage {
        let kept = parameters.filter { parameter in !CommonParameter.ofSignature.contains(where: parameter.isNamed) }
        let given = try GivenParameters(in: kept)
        _ = try given.call()
        let query = CanonicalQuery(kept + format(unlessIn: given))
        return try RequestMessage(method: method, scheme: scheme, host: host, query: query.text)
    }

    /// The `Format` that is added.
    private func format(unlessIn given: GivenParameters) -> [QueryParameter] {
        given.value(of: CommonParameter.format) == nil
            ? [QueryParameter(name: CommonParameter.format, value: responseFormat.rawValue)] : []
    }
}
