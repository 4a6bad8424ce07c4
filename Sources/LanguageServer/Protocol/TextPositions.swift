import DiagnosticsCore
import ExactText

/// Turns offsets of a text into positions, and back.
///
/// Lines end at LF, CR LF and CR, for both sides alike. A place that is not there is taken for the nearest before it, as
/// the protocol has it for characters.
struct TextPositions {
    let file: SourceFile
    private let encoding: PositionEncoding
    /// Whether every byte is a character of one unit.
    private let isPlain: Bool
    /// A place of a line that has been counted up to: findings come in order, and lines may be long.
    private var known: (lineStart: Int, offset: Int, units: Int)?

    init(_ file: SourceFile, in encoding: PositionEncoding) {
        self.file = file
        self.encoding = encoding
        isPlain = encoding == .utf8 || file.bytes.allSatisfy { $0 < 0x80 }
    }

    /// The offset of a position. One inside of a character is taken for its beginning.
    func offset(of position: TextPosition) -> Int {
        guard position.line < file.lineCount else { return file.bytes.count }
        let line = span(ofLine: position.line)
        if isPlain {
            let offset = min(position.character, line.end - line.start) + line.start
            return encoding == .utf8 ? beginningOfCharacter(at: offset) : offset
        }
        var missing = position.character
        var offset = line.start
        while offset < line.end, missing > 0 {
            let units = encoding.units(ofByte: file.bytes[offset])
            guard units <= missing else { break }
            missing -= units
            offset += 1
            while offset < line.end, file.bytes[offset] & 0xC0 == 0x80 { offset += 1 }
        }
        return offset
    }

    private func beginningOfCharacter(at offset: Int) -> Int {
        var offset = offset
        while offset > 0, offset < file.bytes.count, file.bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
        return offset
    }

    /// The position of an offset.
    func position(of offset: Int) -> TextPosition {
        let (line, start) = line(at: offset)
        var from = (start, 0)
        if let known, known.lineStart == start, known.offset <= offset { from = (known.offset, known.units) }
        return TextPosition(line: line, character: from.1 + units(from.0, offset))
    }

    /// The range of a span. Spans that are asked for in order take time in proportion to the text.
    mutating func range(of span: SourceSpan) -> TextRange {
        let start = position(of: span.start)
        if !isPlain { known = (line(at: span.start).start, min(span.start, file.bytes.count), start.character) }
        return TextRange(start, position(of: span.end))
    }

    /// The span of a range whose ends may stand the wrong way round.
    func span(of range: TextRange) -> SourceSpan {
        let isTurned = range.end.precedes(range.start)
        return SourceSpan(
            offset(of: isTurned ? range.end : range.start), offset(of: isTurned ? range.start : range.end))
    }

    private func line(at offset: Int) -> (number: Int, start: Int) {
        let number = min(max(file.lineNumber(at: min(max(offset, 0), file.bytes.count)) - 1, 0), file.lineCount - 1)
        return (number, span(ofLine: number).start)
    }

    private func units(_ start: Int, _ end: Int) -> Int {
        let (start, end) = (min(start, file.bytes.count), min(end, file.bytes.count))
        guard start < end else { return 0 }
        if isPlain { return end - start }
        return file.bytes[start..<end].reduce(0) { $0 + encoding.units(ofByte: $1) }
    }

    /// A line, by its number from 0; a byte order mark belongs to the first.
    private func span(ofLine line: Int) -> SourceSpan {
        let span = file.span(ofLine: line + 1)
        return line == 0 ? SourceSpan(0, span.end) : span
    }
}
