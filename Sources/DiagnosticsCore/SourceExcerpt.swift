/// The source lines that a finding is about, with what is marked in them.
struct SourceExcerpt {
    /// One printed row.
    enum Row {
        /// A line of the source.
        case source(number: Int, text: String)
        /// A mark under the line before it, in columns from 0.
        case mark(Mark)
        /// Lines left out.
        case gap
    }

    struct Mark {
        let column: Int
        let width: Int
        let isPrimary: Bool
        /// Whether a span of several lines began on an earlier one.
        let isContinued: Bool
        let text: String
    }

    /// The part of a span that lies on one line.
    private struct Segment {
        let line: Int
        let span: SourceSpan
        let isPrimary: Bool
        let isContinued: Bool
        let text: String
    }

    /// A line as printed: a part of the source line, and whether something before or behind it is left out.
    private struct Window {
        let span: SourceSpan
        let isCutBefore: Bool
        let isCutBehind: Bool
    }

    /// Lines that are longer are cut to this many bytes around the mark.
    static let longestLine = 200
    /// As many are shown on the narrowest terminal.
    private static let shortestLine = 20
    /// Columns beside the line: its number, the bar, blanks, and the signs that something is cut off.
    private static let gutter = 10

    private let file: SourceFile
    private let secrets: HiddenText
    /// How many bytes of a line are shown.
    private let shownBytes: Int

    /// An excerpt of a file in which the text of some spans is blotted out.
    ///
    /// - Parameters:
    ///   - file: The file.
    ///   - secrets: The spans.
    ///   - columns: How wide the terminal is. A character takes no more columns than bytes, but for tabs.
    init(of file: SourceFile, hiding secrets: HiddenText, columns: Int? = nil) {
        self.file = file
        self.secrets = secrets
        shownBytes = columns.map { min(max($0 - Self.gutter, Self.shortestLine), Self.longestLine) } ?? Self.longestLine
    }

    /// Bytes kept in front of the mark.
    private var bytesBeforeMark: Int { shownBytes * 3 / 10 }

    /// The rows that show a span and other places with their texts, and the line before the span.
    func rows(for span: SourceSpan, labels: [Diagnostic.Label]) -> [Row] {
        let primary = segments(of: span, isPrimary: true, text: "")
        let all = primary + labels.flatMap { segments(of: $0.span, isPrimary: false, text: $0.text) }
        var lines = Set(all.map(\.line))
        if let first = primary.first?.line, !isBlank(line: first - 1) { lines.insert(first - 1) }

        var rows: [Row] = []
        var previous: Int?
        for line in lines.sorted() {
            if let previous, line == previous + 2 {
                rows.append(.source(number: line - 1, text: text(in: window(line: line - 1, around: nil))))
            } else if let previous, line > previous + 2 {
                rows.append(.gap)
            }
            let marked = all.filter { $0.line == line }
            let window = window(line: line, around: marked.first?.span.start)
            rows.append(.source(number: line, text: text(in: window)))
            rows += marked.map { .mark(mark($0, in: window)) }
            previous = line
        }
        return rows
    }

    /// Cuts a span into its lines; of more than three only the first and the last are shown.
    private func segments(of span: SourceSpan, isPrimary: Bool, text: String) -> [Segment] {
        let first = file.lineNumber(at: span.start)
        let last = file.lineNumber(at: max(span.start, span.end - 1))
        let lines = last - first < 3 ? Array(first...last) : [first, last]
        return lines.filter { $0 == first || $0 == last || !isBlank(line: $0) }.map { line in
            let whole = file.span(ofLine: line)
            var start = max(span.start, whole.start)
            if line > first {
                start += file.bytes(in: whole).prefix(Self.longestLine).prefix { $0 == 0x20 || $0 == 0x09 }.count
            }
            return Segment(
                line: line,
                span: SourceSpan(start, max(start, line == last ? span.end : whole.end)),
                isPrimary: isPrimary,
                isContinued: line > first,
                text: line == last ? text : ""
            )
        }
    }

    /// Whether nothing would be seen of a line.
    private func isBlank(line: Int) -> Bool {
        file.bytes(in: file.span(ofLine: line)).prefix(Self.longestLine).allSatisfy { $0 == 0x20 || $0 == 0x09 }
    }

    private func window(line: Int, around mark: Int?) -> Window {
        let whole = file.span(ofLine: line)
        guard whole.end - whole.start > shownBytes else {
            return Window(span: whole, isCutBefore: false, isCutBehind: false)
        }
        let latestStart = whole.end - shownBytes
        let start = max(whole.start, min((mark ?? whole.start) - bytesBeforeMark, latestStart))
        let span = SourceSpan(characterStart(start), characterStart(start + shownBytes))
        return Window(span: span, isCutBefore: span.start > whole.start, isCutBehind: span.end < whole.end)
    }

    /// The offset, or that of the character around it.
    private func characterStart(_ offset: Int) -> Int {
        var offset = offset
        while offset > 0, offset < file.bytes.count, file.bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
        return offset
    }

    private func text(in window: Window) -> String {
        (window.isCutBefore ? "…" : "") + shown(window.span) + (window.isCutBehind ? "…" : "")
    }

    private func shown(_ span: SourceSpan) -> String {
        var bytes = Array(file.bytes(in: span))
        for secret in secrets.parts(in: span) {
            let lower = max(secret.start, span.start)
            for offset in lower..<max(lower, min(secret.end, span.start + bytes.count)) {
                bytes[offset - span.start] = UInt8(ascii: "*")
            }
        }
        return DisplayText.sourceLine(String(decoding: bytes, as: UTF8.self))
    }

    private func mark(_ segment: Segment, in window: Window) -> Mark {
        func column(_ offset: Int) -> Int {
            let end = min(max(offset, window.span.start), window.span.end)
            return (window.isCutBefore ? 1 : 0) + DisplayText.width(of: shown(SourceSpan(window.span.start, end)))
        }
        let start = column(segment.span.start)
        return Mark(
            column: start,
            width: max(1, column(segment.span.end) - start),
            isPrimary: segment.isPrimary,
            isContinued: segment.isContinued,
            text: segment.text
        )
    }
}
