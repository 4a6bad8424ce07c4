import InstanceSpec
import MetadataFormat
import QueryEncoding
public import RequestSigning
public import SpecCompiler

/// A request as it may be shown: in place of each secret stands where it is kept.
public struct ShownRequest {
    private let request: RPCRequest
    private let signing: RequestSigner

    /// The request of an instance.
    public init(_ instance: CompiledInstance, library: PlatformLibrary, signing: RequestSigner) {
        request = RPCRequest(
            host: signing.endpoint ?? library.host(forRegion: instance.request.regionID),
            action: instance.request.action,
            version: library.ecs.version,
            parameters: instance.request.parameters.map { QueryParameter(name: $0.name, value: $0.value.shownText) },
            responseFormat: signing.responseFormat
        )
        self.signing = signing
    }

    /// The text that is signed: of a session token only that there is one.
    ///
    /// - Parameter nonce: The signature nonce.
    /// - Returns: nil without credentials.
    /// - Throws: `RequestSigningError` as signing does.
    public func stringToSign(nonce: String) throws(RequestSigningError) -> String? {
        guard let credentials = signing.credentials else { return nil }
        let shown = Credentials(
            accessKeyID: credentials.accessKeyID,
            // The text does not depend on the secret, only the signature does.
            accessKeySecret: "-",
            securityToken: credentials.securityToken.map { _ in "(the session token)" }
        )
        return try request.sign(
            method: signing.method ?? .get, credentials: shown, at: signing.timestamp, nonce: nonce
        ).stringToSign
    }

    /// About how long the URL is when it is signed: by an access key id of usual length, without a session token.
    var urlBytes: Int {
        get throws(RequestSigningError) {
            let credentials = Credentials(accessKeyID: String(repeating: "x", count: 24), accessKeySecret: "-")
            let nonce = String(repeating: "x", count: 36)
            // A signature has more or fewer characters to encode: the same input gives the same figure.
            let timestamp = Timestamp(secondsSinceEpoch: 0) ?? signing.timestamp
            return try request.sign(credentials: credentials, at: timestamp, nonce: nonce).message.url.utf8
                .count
        }
    }
}

extension ParameterValue {
    /// The text, or where it will come from, for people.
    package var shownText: String {
        switch self {
        case .text(let text): text
        case .secret(.environment(let name)): "{fromEnvironment: \(name)}"
        case .secret(.file(let path)): "{fromFile: \(path)}"
        case .answer(let step, let path): "{fromStep: \(step), path: \(path)}"
        }
    }
}
