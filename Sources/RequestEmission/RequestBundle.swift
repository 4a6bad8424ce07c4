public import DiagnosticsCore
public import ExactText
import MetadataFormat
import RAMPolicy
import RequestSigning
import SpecCompiler
import UserData

/// The files that are written for an instance with `--output-dir`: everything that a reviewer wants to see.
public struct RequestBundle: Sendable {
    /// A file of a bundle.
    public struct File: Sendable {
        /// Its name in the instance's folder.
        public let name: String
        /// Its content; texts end with a line break.
        public let bytes: [UInt8]
        /// Whether it holds a signature, token or password.
        public let isSecret: Bool
    }

    /// The names that files of bundles have: what stands under one of them in a bundle's folder is replaced or removed
    /// when the bundle is written again.
    public static let fileNames: Set<ExactText> = [
        "request.url", "request.json", "user-data.b64", "user-data.txt", "role-policy.json", "trust-policy.json",
        "caller-policy.json", "plan.json", "manifest.json",
    ]

    /// The files, the manifest last.
    public let files: [File]

    /// Puts a bundle together, with the unsigned plan.
    ///
    /// - Parameters:
    ///   - subject: The instance.
    ///   - metadata: What the request was checked against.
    ///   - sink: Takes findings.
    /// - Returns: nil where there are findings with errors.
    /// - Throws: `RequestSigningError` for what can't be signed, or where libcrypto refuses to hash; `MetadataError` only
    ///   if the program was built from broken data.
    public init?(of subject: EmissionSubject, metadata: MetadataIdentity, into sink: inout DiagnosticSink) throws {
        guard let resolved = subject.resolve(into: &sink) else { return nil }
        let (instance, emitter) = (subject.instance, subject.emitter)
        let (url, request) = try emitter.messages(for: resolved, nonce: subject.nonce())
        try emitter.checkLength(of: url, for: instance, into: &sink)
        let policies = InstancePolicies(for: instance, library: emitter.library)
        func text(_ name: String, _ text: String, isSecret: Bool = false) -> File {
            File(name: name, bytes: Array("\(text)\n".utf8), isSecret: isSecret)
        }
        let requestJSON = request.json(name: instance.name, action: instance.request.action)
        var files = [
            text("request.url", url.url, isSecret: true),
            text("request.json", requestJSON.text(indentation: 2), isSecret: true),
        ]
        if let userData = instance.userData {
            files.append(text("user-data.b64", UserDataBlob(userData).base64))
            files.append(File(name: "user-data.txt", bytes: UserDataInspector.uncompressed(userData), isSecret: false))
        }
        if let role = policies.role { files.append(text("role-policy.json", role.prettyText())) }
        if let trust = policies.trust { files.append(text("trust-policy.json", trust.prettyText())) }
        files.append(text("caller-policy.json", policies.caller.document.prettyText()))
        files.append(text("plan.json", try emitter.plan(for: instance).json().text(indentation: 2)))
        let manifest = try BundleManifest(of: files, spec: instance.document.file, metadata: metadata)
        self.files = files + [text(BundleManifest.fileName, manifest.json.text(indentation: 2))]
    }
}

extension RequestEmitter {
    /// The request of an instance in both carriers, signed once where they carry it alike.
    ///
    /// - Throws: As `message(for:nonce:in:)`.
    fileprivate func messages(
        for instance: ResolvedInstance, nonce: String
    ) throws(RequestSigningError) -> (url: RequestMessage, best: RequestMessage) {
        let url = try message(for: instance, nonce: nonce, in: .url)
        let isBest =
            signing.method == .get || (signing.method == nil && url.url.utf8.count <= RequestSigner.longestURL)
        return (url, isBest ? url : try message(for: instance, nonce: nonce, in: .urlOrForm))
    }
}
