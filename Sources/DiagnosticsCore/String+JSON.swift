extension String {
    /// Appends a text as a JSON string, with its quotes.
    ///
    /// Escaped is what RFC 8259 demands, and the other control characters (U+007F to U+009F), which no terminal should
    /// see.
    public mutating func appendJSONString(_ text: String) {
        append("\"")
        if text.utf8.contains(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C || $0 == 0x7F || $0 == 0xC2 }) {
            for scalar in text.unicodeScalars { appendJSONEscaped(scalar) }
        } else {
            append(text)
        }
        append("\"")
    }

    private mutating func appendJSONEscaped(_ scalar: Unicode.Scalar) {
        switch scalar {
        case "\"": append("\\\"")
        case "\\": append("\\\\")
        case "\n": append("\\n")
        case "\r": append("\\r")
        case "\t": append("\\t")
        case "\u{8}": append("\\b")
        case "\u{C}": append("\\f")
        case "\0"..."\u{1F}", "\u{7F}"..."\u{9F}":
            append(scalar.value < 0x10 ? "\\u000" : "\\u00")
            append(String(scalar.value, radix: 16))
        default: unicodeScalars.append(scalar)
        }
    }

    /// Appends a text as a JSON string in which every character can be seen: what ``DisplayText`` escapes is written
    /// `\uXXXX`, which means the same.
    mutating func appendVisibleJSONString(_ text: String) {
        guard DisplayText.hasInvisible(text) else { return appendJSONString(text) }
        append("\"")
        DisplayText.forEachScalar(of: text) { scalar, isHidden in
            guard isHidden, scalar.value >= 0x80 else { return appendJSONEscaped(scalar) }
            for unit in String(scalar).utf16 {
                let digits = String(unit, radix: 16)
                append("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
            }
        }
        append("\"")
    }
}
