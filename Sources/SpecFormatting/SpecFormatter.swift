public import DiagnosticsCore
import ExactText
public import SourceTree
public import YAMLTree

/// Writes specs in the one canonical form: `ecsc fmt`.
///
/// The form: an indentation of two spaces, lists indented below their key, one space behind `:` and `-`, at most one
/// blank line at a time, comments behind values in a column, line breaks of LF and one at the end. Words, quotes, what
/// stands in brackets, order and comments stay as written. JSON is written one member a line.
public enum SpecFormatter {
    /// The text in canonical form.
    ///
    /// The result has been read again: it says exactly what the text says, with the same comments, and formatting it
    /// once more changes nothing. Where that can't be had, as with keys given twice, with tabs or complex keys, the
    /// text comes back as it is.
    ///
    /// - Throws: `UnreadableInput` where the text is not YAML, or not JSON.
    public static func format(
        _ file: SourceFile, format: SourceFormat, limits: ParseLimits = ParseLimits()
    ) throws(UnreadableInput) -> [UInt8] {
        guard let original = try Reading(file, format: format, limits: limits), let formatted = original.formatted
        else {
            return file.bytes
        }
        let written = SourceFile(name: file.name, bytes: formatted.bytes)
        guard let result = try? Reading(written, format: format, limits: limits), let again = result.formatted,
            again.bytes == formatted.bytes, again.comments == formatted.comments,
            result.documents.elementsEqual(original.documents, by: { $0.saysTheSame(as: $1) })
        else { return file.bytes }
        return formatted.bytes
    }

    /// A text that was read without errors, and its canonical form, if there is one.
    private struct Reading {
        let documents: [DocumentNode]
        let formatted: FormattedText?

        init?(_ file: SourceFile, format: SourceFormat, limits: ParseLimits) throws(UnreadableInput) {
            var sink = DiagnosticSink()
            documents = try DocumentReader.read(file, format: format, limits: limits, into: &sink)
            guard !sink.hasErrors else { return nil }
            switch format {
            case .json:
                formatted = documents.first.flatMap { JSONLayout.format($0, of: file, limit: limits.bytes) }
                    .map { FormattedText(bytes: $0, comments: []) }
            case .yaml:
                var layout = YAMLLayout(file, documents)
                formatted = layout.format()
            }
        }
    }
}

/// A text in canonical form.
struct FormattedText {
    let bytes: [UInt8]
    /// Its comments, in order.
    let comments: [[UInt8]]
}

extension DocumentNode {
    /// Whether two documents are the same but for their places. The depth is bounded by the limit on nesting.
    fileprivate func saysTheSame(as other: DocumentNode) -> Bool {
        switch (content, other.content) {
        case (.scalar(let left), .scalar(let right)):
            left == right
        case (.sequence(let left), .sequence(let right)):
            left.elementsEqual(right) { $0.saysTheSame(as: $1) }
        case (.mapping(let left), .mapping(let right)):
            left.elementsEqual(right) { $0.key.isExactly($1.key) && $0.value.saysTheSame(as: $1.value) }
        default:
            false
        }
    }
}
