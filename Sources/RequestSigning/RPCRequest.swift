/// A call of an RPC-style API, such as ECS 2014-05-26: a host and named parameters.
///
/// Signing adds the common parameters (`AccessKeyId`, `SecurityToken` of temporary credentials, `SignatureMethod`,
/// `SignatureNonce`, `SignatureVersion`, `Timestamp`, and `Format`). One that is given among the parameters is kept as
/// it is; if it contradicts the credentials or the signature method, signing fails. A given `Signature` is dropped.
public struct RPCRequest: Sendable, Hashable {
    /// The endpoint without scheme, with an optional port: `ecs.cn-hangzhou.aliyuncs.com`.
    public var host: String
    /// `Action`, `Version` and the action's own parameters, flattened, in any order.
    public var parameters: [QueryParameter]
    /// The `Format` that is added when the parameters have none.
    public var responseFormat: ResponseFormat

    /// A call of which `Action` and `Version` are among the parameters.
    public init(host: String, parameters: [QueryParameter], responseFormat: ResponseFormat = .json) {
        self.host = host
        self.parameters = parameters
        self.responseFormat = responseFormat
    }

    /// A call of an action of an API version (`2014-05-26`) with its own parameters.
    public init(
        host: String,
        action: String,
        version: String,
        parameters: [QueryParameter],
        responseFormat: ResponseFormat = .json
    ) {
        let call = [QueryParameter(name: "Action", value: action), QueryParameter(name: "Version", value: version)]
        self.init(host: host, parameters: call + parameters, responseFormat: responseFormat)
    }

    /// A call of a typed request, such as a generated `RunInstancesRequest`.
    ///
    /// - Throws: `WireEncodingError` for a value that no parameter can carry, such as an infinite number.
    public init<Request: ActionRequest>(
        _ request: Request,
        host: String,
        responseFormat: ResponseFormat = .json
    ) throws(WireEncodingError) {
        self.init(
            host: host,
            action: Request.action,
            version: Request.version,
            parameters: try request.queryParameters(),
            responseFormat: responseFormat
        )
    }

    /// Signs the call with version 1.0.
    ///
    /// - Throws: `invalidHost`, `incompleteCredentials`, `conflictingParameter`, `cryptography`.
    public func sign(
        method: RequestMethod = .get,
        credentials: Credentials,
        at timestamp: Timestamp,
        nonce: String
    ) throws(RequestSigningError) -> SignedRequest {
        let common = try SignatureParameters(credentials: credentials, timestamp: timestamp, nonce: nonce)
        return try SignedRequest(
            method: method, host: host, query: common.fill(parameters { !$0.isNamed(CommonParameter.signature) }),
            accessKeySecret: credentials.accessKeySecret
        )
    }

    /// The call without `AccessKeyId`, `Signature`, `SignatureMethod`, `SignatureVersion`, `SignatureNonce` and
    /// `Timestamp`, even where they are given.
    ///
    /// - Throws: `invalidHost`.
    public func withoutSignature(method: RequestMethod = .get) throws(RequestSigningError) -> RequestMessage {
        let kept = parameters { parameter in !CommonParameter.ofSignature.contains(where: parameter.isNamed) }
        return try RequestMessage(method: method, host: host, query: CanonicalQuery(kept).text)
    }

    /// Some of the parameters, and `Format`.
    private func parameters(where isKept: (QueryParameter) -> Bool) -> [QueryParameter] {
        var kept = parameters.filter(isKept)
        if !kept.contains(where: { $0.isNamed(CommonParameter.format) }) {
            kept.append(QueryParameter(name: CommonParameter.format, value: responseFormat.rawValue))
        }
        return kept
    }
}
