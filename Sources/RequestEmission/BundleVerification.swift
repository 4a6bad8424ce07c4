public import DiagnosticsCore
import ExactText
import RequestSigning

/// Holds the files of a bundle against its manifest. Who calls it reads them, and follows no link.
public struct BundleVerification {
    /// What stands under a name in the bundle's folder.
    public enum Entry: Sendable {
        /// A file with these bytes: one more than was asked for where it has more.
        case file([UInt8])
        /// Something that is no file, such as `a link`.
        case other(String)
        /// Nothing, or nothing that can be read, for a reason.
        case unreadable(String)
    }

    /// More than any file of a bundle has: the payload is at most 4 MiB when it is expanded, the request three times what
    /// is sent.
    private static let mostBytes = 64 << 20

    private let manifest: BundleManifest
    private let source: SourceFile

    /// A verification.
    ///
    /// - Parameters:
    ///   - manifest: What was read.
    ///   - source: From where, for findings without a place in it.
    public init(_ manifest: BundleManifest, from source: SourceFile) {
        self.manifest = manifest
        self.source = source
    }

    /// Checks every file.
    ///
    /// - Parameters:
    ///   - names: What stands in the folder.
    ///   - sink: Takes findings (`bundle-file`).
    ///   - read: Gives what stands under a name, and at most so many bytes and one more of it.
    /// - Throws: `RequestSigningError` where libcrypto refuses to hash.
    public func check(
        _ names: [String], into sink: inout DiagnosticSink, read: (_ name: String, _ limit: Int) -> Entry
    ) throws {
        var listed: Set<ExactText> = []
        for file in manifest.files {
            guard listed.insert(ExactText(file.path)).inserted else {
                report("'\(file.path)' is listed twice", of: file, into: &sink)
                continue
            }
            guard Self.isPlainName(file.path) else {
                report(
                    "'\(file.path)' is no name of a file in the bundle's own folder, and is not looked at", of: file,
                    into: &sink
                )
                continue
            }
            try check(file, into: &sink, read: read)
        }
        for name in names where !listed.contains(ExactText(name)) && !name.isExactly(BundleManifest.fileName) {
            // What has another name nobody takes for a part of the bundle.
            let isOwn = RequestBundle.fileNames.contains(ExactText(name))
            sink.report(
                Diagnostic(
                    isOwn ? .error : .warning, .bundleFile, "'\(name)' is not in the manifest",
                    at: Diagnostic.Position(file: source, span: SourceSpan(0, 0)),
                    help: isOwn
                        ? "compile the spec again; nobody has to have this file" : "keep files of your own elsewhere"
                )
            )
        }
    }

    private func check(
        _ file: BundleManifest.File, into sink: inout DiagnosticSink, read: (_ name: String, _ limit: Int) -> Entry
    ) throws {
        guard file.bytes <= Self.mostBytes else {
            return report(
                "no file of a bundle has \(file.bytes) bytes, as '\(file.path)' is to have", of: file, into: &sink)
        }
        switch read(file.path, file.bytes) {
        case .unreadable(let reason):
            report("'\(file.path)' is missing: \(reason)", of: file, into: &sink)
        case .other(let kind):
            report("'\(file.path)' is \(kind) and not a file", of: file, into: &sink)
        case .file(let bytes) where bytes.count != file.bytes:
            let count = bytes.count > file.bytes ? "more than \(file.bytes)" : "\(bytes.count)"
            report("'\(file.path)' has changed: it has \(count) bytes, and had \(file.bytes)", of: file, into: &sink)
        case .file(let bytes):
            guard try !Digest.hexadecimalSHA256(bytes).isExactly(file.sha256) else { return }
            report("'\(file.path)' has changed: its SHA-256 is another", of: file, into: &sink)
        }
    }

    /// Whether the bundle was made of a spec.
    ///
    /// - Parameters:
    ///   - spec: The spec's bytes.
    ///   - name: What it is called.
    ///   - sink: Takes findings (`bundle-file`).
    /// - Throws: `RequestSigningError` where libcrypto refuses to hash.
    public func check(spec: [UInt8], named name: String, into sink: inout DiagnosticSink) throws {
        let isSame = try manifest.spec.map { try $0.sha256.isExactly(Digest.hexadecimalSHA256(spec)) }
        guard isSame != true else { return }
        let position = manifest.spec?.position ?? Diagnostic.Position(file: source, span: SourceSpan(0, 0))
        sink.report(
            Diagnostic(
                .error, .bundleFile,
                isSame == nil ? "the manifest names no spec" : "the bundle was not made of '\(name)' as it is now",
                at: position, help: "compile the spec again"
            )
        )
    }

    private func report(_ message: String, of file: BundleManifest.File, into sink: inout DiagnosticSink) {
        sink.report(
            Diagnostic(
                .error, .bundleFile, message,
                at: file.position ?? Diagnostic.Position(file: source, span: SourceSpan(0, 0))
            )
        )
    }

    /// Whether a path leads to an entry of the folder itself.
    private static func isPlainName(_ path: String) -> Bool {
        !path.isEmpty && !path.isExactly(".") && !path.isExactly("..") && !path.utf8.contains(0)
            && !path.utf8.contains(UInt8(ascii: "/")) && !path.isExactly(BundleManifest.fileName)
    }
}
