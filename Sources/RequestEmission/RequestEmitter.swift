public import DiagnosticsCore
import InstanceSpec
import MetadataFormat
public import RequestSigning
public import SpecCompiler

/// Makes requests of compiled instances, and lines of output of both. Pure: time, nonce, credentials and secrets are
/// given.
public struct RequestEmitter: Sendable {
    /// The longest URL that is passed over without a word, in bytes.
    public static let longestURL = 8192

    /// How to sign.
    public struct Signing: Sendable {
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
    }

    let library: PlatformLibrary
    let signing: Signing

    /// An emitter.
    public init(library: PlatformLibrary, signing: Signing) {
        self.library = library
        self.signing = signing
    }

    /// The request of an instance.
    ///
    /// - Parameters:
    ///   - instance: The instance with its secrets resolved.
    ///   - nonce: The signature nonce; a nonce may be used once.
    ///   - carrier: What the parameters can be carried in.
    /// - Throws: `RequestSigningError` for a parameter that contradicts the signature, or credentials that are empty.
    public func message(
        for instance: ResolvedInstance, nonce: String, in carrier: ParameterCarrier
    ) throws(RequestSigningError) -> RequestMessage {
        let request = RPCRequest(
            host: signing.endpoint ?? library.host(forRegion: instance.compiled.request.regionID),
            action: instance.compiled.request.action,
            version: library.ecs.version,
            parameters: instance.parameters,
            responseFormat: signing.responseFormat
        )
        return try signing.message(for: request, nonce: nonce, in: carrier)
    }

    /// The request of an instance in both carriers, signed once where they carry it alike.
    ///
    /// - Throws: As `message(for:nonce:in:)`.
    public func messages(
        for instance: ResolvedInstance, nonce: String
    ) throws(RequestSigningError) -> (url: RequestMessage, best: RequestMessage) {
        let url = try message(for: instance, nonce: nonce, in: .url)
        let isBest = signing.method == .get || (signing.method == nil && url.url.utf8.count <= Self.longestURL)
        return (url, isBest ? url : try message(for: instance, nonce: nonce, in: .urlOrForm))
    }
}

/// What the parameters of a request can be carried in.
public enum ParameterCarrier: Sendable {
    /// The URL alone, whatever method was asked for.
    case url
    /// A form body too, which is taken where a URL would be too long and no method was asked for.
    case urlOrForm
}

extension RequestEmitter.Signing {
    /// A call as it is sent: signed, unless there are no credentials.
    ///
    /// - Throws: `RequestSigningError` for a parameter that contradicts the signature, a host that is none, or
    ///   credentials that are empty.
    public func message(
        for request: RPCRequest, nonce: String, in carrier: ParameterCarrier
    ) throws(RequestSigningError) -> RequestMessage {
        switch carrier {
        case .url:
            return try message(for: request, method: .get, nonce: nonce)
        case .urlOrForm:
            let message = try message(for: request, method: method ?? .get, nonce: nonce)
            guard method == nil, message.url.utf8.count > RequestEmitter.longestURL else { return message }
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

/// A compiled instance whose secrets have been read: the parameters as they are sent.
public struct ResolvedInstance: Sendable {
    /// The instance.
    public let compiled: CompiledInstance
    /// The action's own parameters, with the text of every secret.
    public let parameters: [QueryParameter]

    /// Reads an instance's secrets.
    ///
    /// - Parameters:
    ///   - instance: The instance.
    ///   - secrets: Reads them.
    ///   - files: Reads below the spec's folder.
    ///   - sink: Takes a finding (`undefined-variable`, `file-not-found`) for each that can't be had, and
    ///     `password-strength` for one that the service refuses.
    /// - Returns: nil if one can't.
    public init?(
        _ instance: CompiledInstance, secrets: SecretResolver, files: FileLoader, into sink: inout DiagnosticSink
    ) {
        var parameters: [QueryParameter] = []
        var isComplete = true
        for parameter in instance.request.parameters {
            switch parameter.value {
            case .text(let text):
                parameters.append(QueryParameter(name: parameter.name, value: text))
            case .secret(let reference):
                do {
                    let text = try secrets.resolve(reference, files: files)
                    parameters.append(QueryParameter(name: parameter.name, value: text))
                    if let value = parameter.origin.value, parameter.name == "Password",
                        let problem = PasswordRule.problem(with: text, isWindows: instance.document.bootsWindows)
                    {
                        isComplete = false
                        sink.report(
                            instance.document.diagnostic(
                                .error, .passwordStrength, "the service refuses this password: \(problem)",
                                at: value.span, path: value.path
                            )
                        )
                    }
                } catch {
                    isComplete = false
                    guard let value = parameter.origin.value else { continue }
                    sink.report(
                        instance.document.diagnostic(
                            .error, reference.ruleOfFailure, error.reason, at: value.span, path: value.path
                        )
                    )
                }
            case .answer:
                // Only later steps of a plan take parts of answers.
                isComplete = false
            }
        }
        guard isComplete else { return nil }
        self.compiled = instance
        self.parameters = parameters
    }
}

extension SecretReference {
    fileprivate var ruleOfFailure: Rule {
        switch self {
        case .environment: .undefinedVariable
        case .file: .fileNotFound
        }
    }
}
