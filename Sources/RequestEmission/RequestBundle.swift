public import DiagnosticsCore
public import ExactText
public import MetadataFormat
import RAMPolicy
public import RequestSigning
public import SpecCompiler
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

    /// Puts a bundle together.
    ///
    /// - Parameters:
    ///   - instance: The instance.
    ///   - url: The request as a GET.
    ///   - request: The request as it is best sent.
    ///   - policies: The RAM documents.
    ///   - plan: The unsigned plan.
    ///   - metadata: What the request was checked against.
    /// - Throws: `RequestSigningError` where libcrypto refuses to hash.
    public init(
        instance: CompiledInstance,
        url: RequestMessage,
        request: RequestMessage,
        policies: InstancePolicies,
        plan: JSONText,
        metadata: MetadataIdentity
    ) throws(RequestSigningError) {
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
            files.append(File(name: "user-data.txt", bytes: userData, isSecret: false))
        }
        if let role = policies.role { files.append(text("role-policy.json", role.prettyText())) }
        if let trust = policies.trust { files.append(text("trust-policy.json", trust.prettyText())) }
        files.append(text("caller-policy.json", policies.caller.document.prettyText()))
        files.append(text("plan.json", plan.text(indentation: 2)))
        let manifest = try Self.manifest(of: files, metadata: metadata)
        self.files = files + [text("manifest.json", manifest.text(indentation: 2))]
    }

    private static func manifest(
        of files: [File], metadata: MetadataIdentity
    ) throws(RequestSigningError) -> JSONText {
        var entries: [JSONText] = []
        for file in files {
            entries.append(
                .object([
                    ("path", .string(file.name)), ("bytes", .literal(String(file.bytes.count))),
                    ("sha256", .string(try Digest.hexadecimalSHA256(file.bytes))),
                ])
            )
        }
        return .object([
            ("toolVersion", .string(ToolVersion.current)),
            (
                "metadata",
                .object([
                    ("product", .string(metadata.product)), ("version", .string(metadata.version)),
                    ("sha256", .string(metadata.sha256)),
                ])
            ),
            ("files", .list(entries)),
        ])
    }
}

/// Which metadata a request was checked against, as manifests name it. Made once for all bundles of a run.
public struct MetadataIdentity: Sendable {
    /// The product, such as `Ecs`.
    public let product: String
    /// The API version.
    public let version: String
    /// The SHA-256 of the whole file in lower-case hexadecimal digits.
    public let sha256: String

    /// Hashes a document.
    ///
    /// - Throws: `RequestSigningError` where libcrypto refuses.
    public init(_ document: MetadataDocument) throws(RequestSigningError) {
        product = document.product
        version = document.version
        sha256 = try Digest.hexadecimalSHA256(document.file.bytes)
    }
}
