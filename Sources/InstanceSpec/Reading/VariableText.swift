import ExactText

/// A text with `${name}` in it, in its parts.
struct VariableText {
    /// A part: places are those of UTF-8 bytes.
    enum Part {
        /// Bytes that stand for themselves.
        case text(Range<Int>)
        /// `$${`, which stands for `${`.
        case brace
        /// What stands between `${` and `}`; nil where the braces are not closed. The place is that of the whole.
        case variable(name: String?, Range<Int>)
    }

    /// The text.
    let bytes: [UInt8]
    /// Its parts, in order.
    let parts: [Part]

    init(_ text: String) {
        let bytes = Array(text.utf8)
        var parts: [Part] = []
        var start = 0
        var index = 0
        func endText() { if start < index { parts.append(.text(start..<index)) } }
        while let dollar = bytes[index...].firstIndex(of: UInt8(ascii: "$")) {
            index = dollar
            if bytes[dollar...].starts(with: "$${".utf8) {
                endText()
                parts.append(.brace)
                index = dollar + 3
                start = index
            } else if bytes[dollar...].starts(with: "${".utf8) {
                endText()
                let close = bytes[(dollar + 2)...].firstIndex(of: UInt8(ascii: "}"))
                let name = close.map { String(decoding: bytes[(dollar + 2)..<$0], as: UTF8.self) }
                index = close.map { $0 + 1 } ?? bytes.count
                parts.append(.variable(name: name, dollar..<index))
                start = index
            } else {
                index = dollar + 1
            }
        }
        index = bytes.count
        endText()
        self.bytes = bytes
        self.parts = parts
    }

    /// Whether a text has a part that does not stand for itself.
    static func isNeeded(for text: String) -> Bool {
        text.utf8.contains(UInt8(ascii: "$")) && text.containsExactly("${")
    }

    /// The names of the variables in it.
    var names: [String] {
        parts.compactMap { part in
            if case .variable(let name?, _) = part { name } else { nil }
        }
    }

    /// Whether a text can be the name of a variable: letters, digits and `_`, no digit first.
    static func isName(_ text: String) -> Bool {
        let bytes = text.utf8
        guard let first = bytes.first, !first.isASCIIDigit else { return false }
        return bytes.allSatisfy { $0.isASCIIAlphanumeric || $0 == UInt8(ascii: "_") }
    }
}
