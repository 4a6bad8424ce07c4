package import DiagnosticsCore

/// Spans of what stands at an offset, for messages.
extension SourceFile {
    /// The character at an offset, or the point behind the text.
    package func spanOfCharacter(at offset: Int) -> SourceSpan {
        var start = min(max(offset, 0), bytes.count)
        while start > 0, start < bytes.count, bytes[start].isContinuation { start -= 1 }
        var end = min(start + 1, bytes.count)
        while end < bytes.count, bytes[end].isContinuation { end += 1 }
        return SourceSpan(start, end)
    }

    /// The text from an offset up to the next white space.
    package func spanOfWord(at offset: Int) -> SourceSpan {
        let start = spanOfCharacter(at: offset).start
        var end = start
        while end < bytes.count, !bytes[end].isSpace { end += 1 }
        return SourceSpan(start, end)
    }
}

extension String {
    /// The text as messages quote it: its beginning, if it is long.
    package var shortened: String {
        utf8.count <= 60 ? self : String(unicodeScalars.prefix(40)) + "…"
    }
}

extension UInt8 {
    /// Whether it is the second, third or fourth byte of a UTF-8 character.
    @inlinable package var isContinuation: Bool { self & 0xC0 == 0x80 }

    /// Space, tab, LF or CR.
    @inlinable package var isSpace: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }

    var isHexadecimalDigit: Bool {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
            UInt8(ascii: "A")...UInt8(ascii: "F"):
            true
        default: false
        }
    }
}
