public import DiagnosticsCore
import ExactText
public import RequestSigning
public import SourceTree

/// What a bundle holds, and what it was made of: the file `manifest.json`, as it is written and as it is read back.
public struct BundleManifest: Sendable {
    /// A file with its SHA-256, in lower-case hexadecimal digits.
    public struct File: Sendable {
        /// Its name in the bundle.
        public let path: String
        /// How many bytes it has.
        public let bytes: Int
        /// The digest of these.
        public let sha256: String
        /// Where the manifest says so; nil for one that is written.
        public let position: Diagnostic.Position?
    }

    /// The spec that a bundle was made of.
    public struct Spec: Sendable {
        /// Its path as it was given.
        public let path: String
        /// The SHA-256 of the whole file, whatever else is in it.
        public let sha256: String
        /// Where the manifest says so; nil for one that is written.
        public let position: Diagnostic.Position?
    }

    /// The name of its file.
    public static let fileName = "manifest.json"

    /// The version of what made the bundle.
    public let toolVersion: String
    /// The spec; nil in bundles made before manifests named it.
    public let spec: Spec?
    /// Which metadata the request was checked against; nil where a manifest that was read does not say.
    public let metadata: MetadataIdentity?
    /// The files, but for the manifest.
    public let files: [File]

    /// The manifest of files.
    ///
    /// - Throws: `RequestSigningError` where libcrypto refuses to hash.
    init(
        of files: [RequestBundle.File], spec: SourceFile, metadata: MetadataIdentity
    ) throws(RequestSigningError) {
        toolVersion = ToolVersion.current
        self.spec = Spec(path: spec.name, sha256: try Digest.hexadecimalSHA256(Array(spec.bytes)), position: nil)
        self.metadata = metadata
        var entries: [File] = []
        for file in files {
            let digest = try Digest.hexadecimalSHA256(file.bytes)
            entries.append(File(path: file.name, bytes: file.bytes.count, sha256: digest, position: nil))
        }
        self.files = entries
    }

    /// `toolVersion`, `spec`, `metadata` and `files`.
    var json: JSONText {
        .object([
            ("toolVersion", .string(toolVersion)),
            (
                "spec",
                spec.map { .object([("path", .string($0.path)), ("sha256", .string($0.sha256))]) } ?? .null
            ),
            (
                "metadata",
                metadata.map { metadata in
                    .object([
                        ("product", .string(metadata.product)), ("version", .string(metadata.version)),
                        ("sha256", .string(metadata.sha256)),
                    ])
                } ?? .null
            ),
            (
                "files",
                .list(
                    files.map { file in
                        .object([
                            ("path", .string(file.path)), ("bytes", .number(file.bytes)),
                            ("sha256", .string(file.sha256)),
                        ])
                    }
                )
            ),
        ])
    }

    // MARK: - Reading

    /// Reads a manifest; nil, with findings (`bundle-file`), where it does not say what a manifest says.
    ///
    /// - Parameters:
    ///   - source: The text.
    ///   - sink: Takes findings.
    /// - Throws: `UnreadableInput` where it is not JSON.
    public static func read(
        _ source: SourceFile, into sink: inout DiagnosticSink
    ) throws(UnreadableInput) -> BundleManifest? {
        let root = try DocumentReader.readJSON(source, into: &sink)
        guard let entries = root["files"]?.items else {
            sink.report(
                Diagnostic(
                    .error, .bundleFile, "this is no manifest of a bundle: it has no list 'files'",
                    at: Diagnostic.Position(file: source, span: SourceSpan(root.span.start, root.span.start))
                )
            )
            return nil
        }
        var files: [File] = []
        for (index, entry) in entries.enumerated() {
            guard let path = entry["path"]?.text, let bytes = entry["bytes"]?.text.flatMap({ Int($0) }), bytes >= 0,
                let sha256 = entry["sha256"]?.text
            else {
                sink.report(
                    Diagnostic(
                        .error, .bundleFile, "this entry lacks 'path', 'bytes' or 'sha256'",
                        at: Diagnostic.Position(file: source, span: entry.span), path: "$.files[\(index)]"
                    )
                )
                continue
            }
            let position = Diagnostic.Position(file: source, span: entry["path"]?.span ?? entry.span)
            files.append(File(path: path, bytes: bytes, sha256: sha256, position: position))
        }
        return BundleManifest(
            toolVersion: root["toolVersion"]?.text ?? "", spec: root["spec"].flatMap { spec($0, in: source) },
            files: files
        )
    }

    private static func spec(_ node: DocumentNode, in source: SourceFile) -> Spec? {
        guard let path = node["path"]?.text, let sha256 = node["sha256"]?.text else { return nil }
        let span = node["sha256"]?.span ?? node.span
        return Spec(path: path, sha256: sha256, position: Diagnostic.Position(file: source, span: span))
    }

    private init(toolVersion: String, spec: Spec?, files: [File]) {
        self.toolVersion = toolVersion
        self.spec = spec
        metadata = nil
        self.files = files
    }
}
