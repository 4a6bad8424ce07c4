public import DiagnosticsCore
import InstanceSpec
public import RequestSigning
public import SpecCompiler

/// What is only to be said of the output, found without making it: what `compile` says of the kind `url` beyond what
/// reading the spec says.
///
/// It is the spec that is judged. A secret that is not at hand is no fault of it, and one that is, is judged as well.
public struct OutputCheck: Sendable {
    private let library: PlatformLibrary
    private let secrets: SecretResolver

    /// A check.
    ///
    /// - Parameters:
    ///   - library: What the instances were compiled with.
    ///   - secrets: Reads their secrets.
    public init(library: PlatformLibrary, secrets: SecretResolver) {
        self.library = library
        self.secrets = secrets
    }

    /// Checks an instance.
    ///
    /// - Parameters:
    ///   - instance: The instance.
    ///   - files: Reads below the spec's folder.
    ///   - sink: Takes findings: `password-strength`, `url-too-long`.
    /// - Throws: `RequestSigningError` for what can't be signed.
    public func check(
        _ instance: CompiledInstance, files: FileLoader, into sink: inout DiagnosticSink
    ) throws(RequestSigningError) {
        if instance.hasSecrets {
            var found = DiagnosticSink()
            _ = ResolvedInstance(instance, secrets: secrets, files: files, into: &found)
            sink.report(contentsOf: found.diagnostics.filter { $0.rule == .passwordStrength })
            // `compile` makes no URL then.
            if sink.contains(.error) { return }
        }
        try URLLength.check(instance, library: library, into: &sink)
    }
}

extension CompiledInstance {
    private var isSecret: (RequestParameter) -> Bool {
        { if case .secret = $0.value { true } else { false } }
    }

    /// Whether a parameter is read only when a request is made.
    public var hasSecrets: Bool { request.parameters.contains(where: isSecret) }
}

/// Rule `url-too-long`, by one measure wherever it is looked at: the URL as it is signed with an access key of usual
/// length. So what is said of a spec depends on the spec alone.
enum URLLength {
    /// More than the common parameters, the signature and the longest names of hosts take, in bytes.
    private static let mostBesideParameters = 1024

    /// Checks an instance's URL.
    static func check(
        _ instance: CompiledInstance, library: PlatformLibrary, into sink: inout DiagnosticSink
    ) throws(RequestSigningError) {
        // Every byte is three at most when it is encoded. Signing costs more than all else that is checked.
        let most = instance.request.parameters.reduce(mostBesideParameters) {
            $0 + 2 + 3 * ($1.name.utf8.count + $1.value.shownText.utf8.count)
        }
        guard most > RequestSigner.longestURL else { return }
        try report(measure(instance, library), of: instance, into: &sink)
    }

    /// The length by which URLs are judged.
    static func measure(
        _ instance: CompiledInstance, _ library: PlatformLibrary
    ) throws(RequestSigningError) -> Int {
        // The measure does not depend on the time, and there is this one.
        guard let epoch = Timestamp(secondsSinceEpoch: 0) else { return 0 }
        let signing = RequestSigner(credentials: nil, timestamp: epoch)
        return try ShownRequest(instance, library: library, signing: signing).urlBytes
    }

    /// Reports a length that is too much, at what makes it long.
    static func report(_ length: Int, of instance: CompiledInstance, into sink: inout DiagnosticSink) {
        guard length > RequestSigner.longestURL else { return }
        let value =
            instance.request.parameter("UserData")?.origin.value ?? instance.document.name ?? instance.document.spec
        sink.report(
            instance.document.diagnostic(
                .warning, .urlTooLong,
                "the signed URL has about \(length) bytes, more than \(RequestSigner.longestURL)",
                at: value.keySpan, path: value.path, notes: ["servers and proxies on the way may refuse it"],
                help: "'--emit curl' and '--emit request' carry the parameters in a form body"
            )
        )
    }
}

extension RequestEmitter {
    /// Rule `url-too-long` for a URL that was made: by the usual measure, and where that is not too much, by its own
    /// length, since a session token makes it longer than the spec does.
    func checkLength(
        of message: RequestMessage, for instance: CompiledInstance, into sink: inout DiagnosticSink
    ) throws(RequestSigningError) {
        let length = message.url.utf8.count
        // An unsigned URL is shorter than a signed one, by less than this.
        guard length > RequestSigner.longestURL - 1024 else { return }
        let usual = try URLLength.measure(instance, library)
        URLLength.report(usual > RequestSigner.longestURL ? usual : length, of: instance, into: &sink)
    }
}
