package import DiagnosticsCore

/// How a YAML block scalar (`|`, `>`) is laid out in the text.
package struct BlockScalarLayout {
    /// From the `|` or `>` to the end of the last line with content; only the indicator when there is none.
    package let contentSpan: SourceSpan
    /// Offset of the first line below the indicator.
    let firstLine: Int
    /// Columns that are not content.
    let indent: Int
    /// `|` rather than `>`.
    let isLiteral: Bool

    /// Finds the layout from the scalar's span, which may end anywhere behind its content, and its text.
    ///
    /// The indent is the difference between the first line as written and as read, which holds with and without an
    /// indentation indicator. Nil if the text does not fit the span.
    package init?(_ span: SourceSpan, text: String, in file: SourceFile) {
        let bytes = file.bytes
        guard span.start >= 0, span.start < bytes.count else { return nil }
        isLiteral = bytes[span.start] == UInt8(ascii: "|")
        guard isLiteral || bytes[span.start] == UInt8(ascii: ">") else { return nil }

        var indicatorEnd = span.start + 1
        while indicatorEnd < bytes.count, "+-123456789".utf8.contains(bytes[indicatorEnd]) { indicatorEnd += 1 }
        firstLine = bytes.startOfLine(after: indicatorEnd)

        var line = firstLine
        var decoded = text.utf8[...]
        while decoded.first == 0x0A, line < bytes.count {
            decoded = decoded.dropFirst()
            line = bytes.startOfLine(after: line)
        }
        guard !decoded.isEmpty else {
            indent = 0
            contentSpan = SourceSpan(span.start, indicatorEnd)
            return
        }
        indent = bytes[line...].countOfLeadingSpaces - decoded.countOfLeadingSpaces
        guard indent >= 0 else { return nil }

        // Lines without content behind the last one with content do not count.
        var end = min(max(span.end, line), bytes.count)
        while end > line {
            while end > line, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
            var start = end
            while start > line, bytes[start - 1] == 0x20 { start -= 1 }
            let isWholeLine = start == line || bytes[start - 1] == 0x0A || bytes[start - 1] == 0x0D
            guard isWholeLine, end - start <= indent else { break }
            if start == line { break }
            end = start
        }
        contentSpan = SourceSpan(span.start, end)
    }
}

extension Collection<UInt8> {
    /// Spaces at the beginning.
    fileprivate var countOfLeadingSpaces: Int { prefix { $0 == 0x20 }.count }
}

extension [UInt8] {
    /// Offset behind the next line break, or the end.
    fileprivate func startOfLine(after offset: Int) -> Int {
        var index = offset
        while index < count, self[index] != 0x0A, self[index] != 0x0D { index += 1 }
        guard index < count else { return count }
        return self[index] == 0x0D && index + 1 < count && self[index + 1] == 0x0A ? index + 2 : index + 1
    }
}
