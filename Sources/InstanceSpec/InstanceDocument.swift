public import DiagnosticsCore
import ExactText
public import SourceTree

/// One document: an instance that somebody wants.
public struct InstanceDocument: Sendable {
    /// The file it stands in.
    public let file: SourceFile
    /// `metadata.name`; nil where it is missing or no text, which has been reported.
    public let name: SpecValue?
    /// The whole of `spec`.
    public let spec: SpecValue
    /// The document as it was read, its variables expanded: for edits of its text.
    let root: DocumentNode

    /// Whether the image is known to be Windows: ids and families of public images begin with what is in them.
    public var bootsWindows: Bool {
        guard let image = spec["image"] else { return false }
        if let id = image["id"]?.text { return id.asciiLowercased.hasExactPrefix("win") }
        return image["family"]?.text?.asciiLowercased.hasExactPrefix("acs:win") ?? false
    }

    /// A finding about a place in this document.
    ///
    /// - Parameter replacement: The text to put in place; it is spelled as the place wants it, in quotes where there are
    ///   quotes.
    public func diagnostic(
        _ severity: Severity,
        _ rule: Rule,
        _ message: String,
        at span: SourceSpan,
        path: String,
        labels: [Diagnostic.Label] = [],
        notes: [String] = [],
        help: String? = nil,
        replacement: String? = nil,
        fix: Fix? = nil,
        hidesText: Bool = false
    ) -> Diagnostic {
        // What a variable gives is not mended where it is used.
        let isVariable = replacement != nil && file.bytes(in: span).firstRange(ofBytes: "${".utf8) != nil
        return Diagnostic(
            severity, rule, message, at: Diagnostic.Position(file: file, span: span), labels: labels, notes: notes,
            help: help ?? (isVariable ? replacement.map { "what is wanted here is '\($0)'" } : nil),
            replacement: isVariable ? nil : replacement.flatMap { file.spelling(of: $0, inPlaceOf: span) }, fix: fix,
            path: path, hidesText: hidesText
        )
    }

    /// Where a part of a scalar's text, in UTF-8 bytes, is written: through quotes, escapes and the indentation of
    /// blocks.
    public func span(of range: Range<Int>, inTextOf value: SpecValue) -> SourceSpan {
        sourceMap(of: value)?.sourceSpan(ofDecoded: range) ?? value.span
    }

    /// The places that the parts of a scalar's text are written at; for those who ask for more than one, since making it
    /// takes time in proportion to the text.
    public func sourceMap(of value: SpecValue) -> ScalarSourceMap? {
        let style: DocumentNode.Scalar.Style =
            switch file.bytes(in: value.span).first {
            case UInt8(ascii: "|"), UInt8(ascii: ">"): .block
            case UInt8(ascii: "\""), UInt8(ascii: "'"): .quoted
            default: .plain
            }
        let scalar = DocumentNode.Scalar(text: value.text ?? "", style: style)
        return ScalarSourceMap(of: DocumentNode(.scalar(scalar), span: value.span), in: file)
    }
}

extension SourceFile {
    /// Whether a text that is written here is quoted as JSON wants it, in a file that begins as JSON does.
    func isJSONText(_ text: String) -> Bool {
        text.utf8.first == UInt8(ascii: "\"") && bytes.first { !$0.isSpace } == UInt8(ascii: "{")
    }

    /// A key as it is named, without the quotes around it.
    package func keyName(at span: SourceSpan) -> String {
        let written = bytes(in: span)
        let isQuoted = written.count > 1 && "\"'".utf8.contains(written.first ?? 0)
        return isQuoted ? text(in: SourceSpan(span.start + 1, span.end - 1)) : text(in: span)
    }

    /// A word as it is to be written in place of a scalar or key: in the quotes that stand there, which JSON needs.
    ///
    /// Nil where there is no such spelling: a block scalar or a text of several lines can't be replaced by a word
    /// without moving what is around it.
    package func spelling(of word: String, inPlaceOf span: SourceSpan) -> String? {
        let written = bytes(in: span)
        guard !written.contains(where: { $0 == 0x0A || $0 == 0x0D }) else { return nil }
        switch written.first {
        case UInt8(ascii: "|"), UInt8(ascii: ">"): return nil
        case UInt8(ascii: "\""): return "\"\(word)\""
        case UInt8(ascii: "'"): return "'\(word)'"
        default: return word
        }
    }
}
