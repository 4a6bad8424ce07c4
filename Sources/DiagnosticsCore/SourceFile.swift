import ExactText

/// A named input text: the bytes as read, and where its lines begin.
///
/// Every position in the project is a byte offset into a source file; lines and columns exist only where they are
/// printed.
public final class SourceFile: Sendable {
    /// The name as the user gave it, for printing (`web.ecs.yaml`, `<stdin>`).
    public let name: String
    /// The whole text. It need not be valid UTF-8: readers check that and report it as a finding.
    public let bytes: [UInt8]
    /// Offset of the first byte of each line; line breaks are LF, CR LF and CR, as editors count them, and a byte order
    /// mark belongs to no line.
    private let lineStarts: [Int]
    /// The number of the first line: a text may be one line of a longer input.
    private let firstLine: Int

    /// Wraps a text under a name, whose lines are counted from `firstLine`.
    public init(name: String, bytes: [UInt8], firstLine: Int = 1) {
        self.name = name
        self.bytes = bytes
        self.firstLine = firstLine
        lineStarts = Self.lineStarts(of: bytes)
    }

    private static func lineStarts(of bytes: [UInt8]) -> [Int] {
        var starts = [ByteOrderMark.count(in: bytes)]
        bytes.withUnsafeBytes { buffer in
            var index = 0
            while index < buffer.count {
                // Eight bytes at a time, since few end a line and all of a large file are looked at.
                if index + 8 <= buffer.count {
                    let word = UInt64(littleEndian: buffer.loadUnaligned(fromByteOffset: index, as: UInt64.self))
                    let candidates = ByteMask.bytes(word, below: 0x0E)
                    if candidates == 0 {
                        index += 8
                        continue
                    }
                    index += candidates.trailingZeroBitCount >> 3
                }
                let byte = buffer[index]
                index += 1
                let isCRLF = byte == 0x0D && index < buffer.count && buffer[index] == 0x0A
                if byte == 0x0A || byte == 0x0D && !isCRLF { starts.append(index) }
            }
        }
        return starts
    }

    /// Wraps a string under a name.
    public convenience init(name: String, text: String) {
        self.init(name: name, bytes: Array(text.utf8))
    }

    /// How many lines the text has; at least 1.
    public var lineCount: Int { lineStarts.count }

    /// The bytes of a span, which is cut to the text's bounds.
    public func bytes(in span: SourceSpan) -> ArraySlice<UInt8> {
        let lower = min(max(span.start, 0), bytes.count)
        return bytes[lower..<min(max(span.end, lower), bytes.count)]
    }

    /// The text of a span; bytes that are not UTF-8 are shown as U+FFFD.
    public func text(in span: SourceSpan) -> String {
        String(decoding: bytes(in: span), as: UTF8.self)
    }

    /// Line and column, both from 1, of a byte offset; columns count characters (grapheme clusters).
    ///
    /// Takes time in proportion to the column: what prints many places uses a ``LocationCache``.
    public func location(at offset: Int) -> SourceLocation {
        let index = lineIndex(at: offset)
        let prefix = bytes(in: SourceSpan(lineStarts[index], offset))
        // Counting characters is slow, and lines of machine-written JSON are long.
        let isASCII = prefix.allSatisfy { $0 < 0x80 && $0 != 0x0D }
        let column = isASCII ? prefix.count : String(decoding: prefix, as: UTF8.self).count
        return SourceLocation(line: index + firstLine, column: column + 1)
    }

    /// The number of the line that holds an offset.
    public func lineNumber(at offset: Int) -> Int { lineIndex(at: offset) + firstLine }

    /// The offset at which a line begins, by its number; the end of the text for a line that does not exist.
    func startOfLine(_ line: Int) -> Int {
        let index = line - firstLine
        return lineStarts.indices.contains(index) ? lineStarts[index] : bytes.count
    }

    /// The span of a line, by its number, without its line break; empty for a line that does not exist.
    public func span(ofLine line: Int) -> SourceSpan {
        let index = line - firstLine
        guard lineStarts.indices.contains(index) else { return SourceSpan(bytes.count, bytes.count) }
        let start = lineStarts[index]
        var end = index + 1 < lineStarts.count ? lineStarts[index + 1] : bytes.count
        while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
        return SourceSpan(start, end)
    }

    /// Index into `lineStarts` of the line that holds an offset.
    private func lineIndex(at offset: Int) -> Int {
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        return low
    }
}

/// Half-open range of byte offsets in a source file.
public struct SourceSpan: Sendable, Hashable {
    /// Offset of the first byte.
    public let start: Int
    /// Offset behind the last byte; equal to `start` for a point.
    public let end: Int

    /// A span from one offset up to, not including, another.
    public init(_ start: Int, _ end: Int) {
        self.start = start
        self.end = max(start, end)
    }
}

/// A position as people count it: both from 1, columns in characters.
public struct SourceLocation: Sendable, Hashable {
    /// Line number.
    public let line: Int
    /// Column number.
    public let column: Int
}
