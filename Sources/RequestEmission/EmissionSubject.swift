import DiagnosticsCore
public import SpecCompiler

/// An instance of which output is made, with all that it can take.
public struct EmissionSubject: Sendable {
    /// Makes its requests.
    public let emitter: RequestEmitter
    /// The instance.
    public let instance: CompiledInstance
    private let secrets: SecretResolver
    private let files: FileLoader
    private let nonce: @Sendable (Int) -> String

    /// An instance.
    ///
    /// - Parameters:
    ///   - instance: The instance.
    ///   - emitter: Makes its requests.
    ///   - secrets: Reads its secrets, where the output holds them.
    ///   - files: Reads below the spec's folder.
    ///   - nonce: The signature nonce of each of its requests, counted from 0.
    public init(
        _ instance: CompiledInstance, emitter: RequestEmitter, secrets: SecretResolver, files: FileLoader,
        nonce: @escaping @Sendable (Int) -> String
    ) {
        self.instance = instance
        self.emitter = emitter
        self.secrets = secrets
        self.files = files
        self.nonce = nonce
    }

    /// The instance with its secrets; nil, with findings, where they can't be had.
    func resolve(into sink: inout DiagnosticSink) -> ResolvedInstance? {
        ResolvedInstance(instance, secrets: secrets, files: files, into: &sink)
    }

    /// The nonce of its request, or of the one with an index.
    func nonce(at index: Int = 0) -> String { nonce(index) }
}
