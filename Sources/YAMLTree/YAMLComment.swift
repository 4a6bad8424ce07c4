public import DiagnosticsCore
public import SourceTree

/// A comment of a YAML text. Parsers pass over comments, so they are found in the text itself: a `#` that begins a word
/// and stands in no scalar or key.
public struct YAMLComment: Sendable, Hashable {
    /// From the `#` to the end of the line.
    public let span: SourceSpan
    /// The number of its line, from 1.
    public let line: Int
    /// Whether there is nothing else on its line.
    public let isAlone: Bool

    /// The comments of a text, in order.
    ///
    /// - Parameters:
    ///   - file: The text.
    ///   - documents: Everything that was read from it.
    public static func find(in file: SourceFile, besides documents: [DocumentNode]) -> [YAMLComment] {
        let spans = DocumentNode.scalarSpans(of: documents)
        var comments: [YAMLComment] = []
        var nextSpan = 0
        for line in 1...file.lineCount {
            let whole = file.span(ofLine: line)
            var offset = whole.start
            var isAlone = true
            while offset < whole.end {
                while nextSpan < spans.count, spans[nextSpan].end <= offset { nextSpan += 1 }
                if nextSpan < spans.count, spans[nextSpan].start <= offset {
                    isAlone = false
                    offset = min(spans[nextSpan].end, whole.end)
                    continue
                }
                let byte = file.bytes[offset]
                if byte == UInt8(ascii: "#"), offset == whole.start || file.bytes[offset - 1].isSpace {
                    comments.append(YAMLComment(span: SourceSpan(offset, whole.end), line: line, isAlone: isAlone))
                    break
                }
                if !byte.isSpace { isAlone = false }
                offset += 1
            }
        }
        return comments
    }
}

extension DocumentNode {
    /// The places of all scalars and keys, in order.
    static func scalarSpans(of documents: [DocumentNode]) -> [SourceSpan] {
        var spans: [SourceSpan] = []
        for document in documents { document.collectScalarSpans(into: &spans) }
        spans.sort { ($0.start, $0.end) < ($1.start, $1.end) }
        return spans
    }

    /// The places of all scalars and keys.
    fileprivate func collectScalarSpans(into spans: inout [SourceSpan]) {
        switch content {
        case .scalar:
            if span.end > span.start { spans.append(span) }
        case .sequence(let items):
            for item in items { item.collectScalarSpans(into: &spans) }
        case .mapping(let entries):
            for entry in entries {
                if entry.keySpan.end > entry.keySpan.start { spans.append(entry.keySpan) }
                entry.value.collectScalarSpans(into: &spans)
            }
        }
    }
}
