import DiagnosticsCore
import ExactText
import SourceTree
import YAMLTree

/// A list of payloads in YAML, which begins with `#cloud-config-archive`.
///
/// An item is a text, or a mapping with `content` and perhaps `type` and `filename`; one that neither says its type nor
/// shows it in its first line is a cloud-config (cloud-init's `user_data.py`, 22.4 to 25.1). Items are not opened further.
enum CloudConfigArchive {
    /// An item as it was found.
    struct Part {
        let bytes: [UInt8]
        /// What it is; nil where neither its type nor its first line is known.
        let kind: PayloadKind?
        /// Whether the archive says what it is, and not its own first bytes.
        let isDeclared: Bool
        let fileName: String?
        /// Where its text is written in the archive; nil where that can't be told byte by byte.
        let map: ScalarSourceMap?
        /// Where it stands in the archive.
        let span: SourceSpan
    }

    /// The items of an archive.
    ///
    /// - Throws: What keeps cloud-init from reading it, or some of it; what could be read is in `parts` by then.
    static func read(
        _ bytes: [UInt8], within budget: inout ExpansionBudget, into parts: inout [Part]
    ) throws(UserDataUnreadable) {
        let file = SourceFile(name: "cloud-config-archive", bytes: bytes)
        var ignored = DiagnosticSink()
        let document: DocumentNode?
        do {
            document = try DocumentReader.read(file, format: .yaml, into: &ignored).first
        } catch {
            throw UserDataUnreadable("the archive is no YAML that cloud-init can read: \(error.diagnostic.message)")
        }
        guard let items = document?.items else { throw UserDataUnreadable("a cloud-config-archive is a list") }
        var isComplete = true
        for item in items {
            try budget.takePart()
            let content = item.entries == nil ? item : item["content"]
            guard let content, let scalar = content.scalar, CloudConfigType(of: scalar) == .text else {
                isComplete = false
                continue
            }
            let bytes = Array(scalar.text.utf8)
            let type = item["type"]?.text
            let detected = PayloadKind(detecting: bytes)
            let declared = type.map { PayloadKind(contentType: $0) } ?? (detected == nil ? .cloudConfig : nil)
            parts.append(
                Part(
                    bytes: bytes, kind: declared ?? detected, isDeclared: declared != nil,
                    fileName: item["filename"]?.text,
                    map: ScalarSourceMap(of: content, in: file), span: content.span
                )
            )
        }
        if !isComplete {
            throw UserDataUnreadable("an item of a cloud-config-archive is a text, or has one as 'content'")
        }
    }
}
