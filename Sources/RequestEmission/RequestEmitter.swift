public import RequestSigning
public import SpecCompiler

/// Makes requests of compiled instances, and text of both. Pure: time, nonces, credentials and secrets are given.
public struct RequestEmitter: Sendable {
    let library: PlatformLibrary
    let signing: RequestSigner
    let signsPlans: Bool

    /// An emitter.
    ///
    /// - Parameters:
    ///   - library: What the instances were compiled with.
    ///   - signing: How to sign.
    ///   - signsPlans: Whether plans hold the requests of the steps that need no earlier answer.
    public init(library: PlatformLibrary, signing: RequestSigner, signsPlans: Bool = false) {
        self.library = library
        self.signing = signing
        self.signsPlans = signsPlans
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
}
