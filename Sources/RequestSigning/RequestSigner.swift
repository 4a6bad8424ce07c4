/// How a run signs its calls: who, when, and in what form. Pure: time, nonce and credentials are given.
public struct RequestSigner: Sendable {
    /// Who signs; nil leaves requests unsigned.
    public var credentials: Credentials?
    /// When.
    public var timestamp: Timestamp
    /// GET or POST; nil for GET where the URL is short enough.
    public var method: RequestMethod?
    /// What the service is to answer in.
    public var responseFormat: ResponseFormat
    /// The host to send to, instead of the region's.
    public var endpoint: String?

    /// The longest URL that is passed over without a word, in bytes: longer ones may be refused on their way.
    public static let longestURL = 8192

    /// How to sign.
    public init(
        credentials: Credentials?,
        timestamp: Timestamp,
        method: RequestMethod? = nil,
        responseFormat: ResponseFormat = .json,
        endpoint: String? = nil
    ) {
        self.credentials = credentials
        self.timestamp = timestamp
        self.method = method
        self.responseFormat = responseFormat
        self.endpoint = endpoint
    }

    /// A call as it is sent: signed, unless there are no credentials.
    ///
    /// - Parameters:
    ///   - request: The call.
    ///   - nonce: The signature nonce; a nonce may be used once.
    ///   - carrier: What the parameters can be carried in.
    /// - Throws: ``RequestSigningError`` for a parameter that contradicts the signature, a host that is none, or
    ///   credentials that are empty.
    public func message(
        for request: RPCRequest, nonce: String, in carrier: ParameterCarrier
    ) throws(RequestSigningError) -> RequestMessage {
        switch carrier {
        case .url:
            return try message(for: request, method: .get, nonce: nonce)
        case .urlOrForm:
            let message = try message(for: request, method: method ?? .get, nonce: nonce)
            guard method == nil, message.url.utf8.count > Self.longestURL else { return message }
            return try self.message(for: request, method: .post, nonce: nonce)
        }
    }

    private func message(
        for request: RPCRequest, method: RequestMethod, nonce: String
    ) throws(RequestSigningError) -> RequestMessage {
        guard let credentials else { return try request.withoutSignature(method: method) }
        return try request.sign(method: method, credentials: credentials, at: timestamp, nonce: nonce).message
    }
}

/// What the parameters of a request can be carried in.
public enum ParameterCarrier: Sendable {
    /// The URL alone, whatever method was asked for.
    case url
    /// A form body too, which is taken where a URL would be too long and no method was asked for.
    case urlOrForm
}
