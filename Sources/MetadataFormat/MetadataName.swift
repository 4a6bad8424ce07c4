import DiagnosticsCore
import ExactText
import SourceTree

/// What the names of products, versions and actions can be made of.
///
/// They become addresses, names of types and files, and lines of comments, so they are held to what every API of the
/// platform keeps to; anything else is an error at its place.
enum MetadataName {
    /// Far above the longest name in use (56 bytes).
    static let largestLength = 200

    /// - Throws: ``MetadataError`` `invalid-wire-name`.
    static func check(
        _ name: String,
        _ role: String,
        at span: SourceSpan,
        of file: SourceFile,
        pointer: String
    ) throws(MetadataError) {
        if isUsable(name) { return }
        let shown = name.utf8.count > largestLength ? "of \(name.utf8.count) bytes" : "'\(name)'"
        throw MetadataError(
            Diagnostic(
                .error,
                .invalidWireName,
                "the name \(shown) can't be that of \(role)",
                at: Diagnostic.Position(file: file, span: span),
                help: "letters, digits, '.', '_' and '-' only, the first a letter or digit, at most \(largestLength)",
                path: pointer
            )
        )
    }

    private static func isUsable(_ name: String) -> Bool {
        guard let first = name.utf8.first, isWordPart(first), name.utf8.count <= largestLength else { return false }
        return name.utf8.allSatisfy { isWordPart($0) || [0x2D, 0x2E, 0x5F].contains($0) }
    }

    private static func isWordPart(_ byte: UInt8) -> Bool {
        byte.isASCIIAlphanumeric
    }
}
