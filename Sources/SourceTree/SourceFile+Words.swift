package import DiagnosticsCore
import ExactText

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

extension SourceFile {
    /// A part of a text that can't be read, as messages quote it, with its quotes. What may be a password is not
    /// repeated.
    package func quotation(of span: SourceSpan) -> String {
        mayBePassword(span) ? "'***'" : "'\(text(in: span).shortenedKey)'"
    }

    /// Whether a part of a text that can't be read may be one of a password.
    package func mayBePassword(_ span: SourceSpan) -> Bool {
        PasswordText.spans(in: self, isUnreadable: true).contains { $0.start < span.end && span.start < $0.end }
    }
}

extension String {
    /// The text as messages and paths quote it: its beginning, if it is long.
    public var shortened: String {
        utf8.count <= 60 ? self : String(unicodeScalars.prefix(40)) + "…"
    }

    /// The same of a key, without what stands behind the word for a password in it: `password s3cret` is a mistake for
    /// `password: s3cret`.
    public var shortenedKey: String {
        guard PasswordText.isKey(self) else { return shortened }
        let word = utf8.prefix { $0.isASCIIAlphanumeric || "_-.".utf8.contains($0) }
        return word.count == utf8.count ? shortened : String(self[..<word.endIndex]).shortened + "…"
    }
}

extension UInt8 {
    /// Whether it is the second, third or fourth byte of a UTF-8 character.
    @inlinable package var isContinuation: Bool { self & 0xC0 == 0x80 }

    /// Space, tab, LF or CR.
    @inlinable package var isSpace: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }
}
