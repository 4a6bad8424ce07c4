/// Source text in the making: one buffer of bytes, so that no line, and no piece of one, is a text of its own.
struct SourceText {
    private var bytes: [UInt8] = []
    /// Blanks that lines begin with.
    private var indentation = 0

    /// The text so far.
    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// More of a line that has begun.
    mutating func write(_ text: String) { bytes.append(contentsOf: text.utf8) }

    /// Begins a line.
    mutating func beginLine() { bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: indentation)) }

    /// Ends a line.
    mutating func endLine() { bytes.append(UInt8(ascii: "\n")) }

    /// A whole line.
    mutating func line(_ content: String) {
        if !content.isEmpty {
            beginLine()
            write(content)
        }
        endLine()
    }

    /// Lines further in from here on.
    mutating func indent() { indentation += 4 }

    /// The end of lines further in.
    mutating func outdent() { indentation -= 4 }

    /// A comment of one line: what breaks a line, or a reader's view of it, becomes a question mark.
    mutating func comment(_ marker: String, _ content: String) {
        beginLine()
        write(marker)
        if !content.isEmpty {
            write(" ")
            write(content.isPlainASCII ? content : Self.visible(content))
        }
        endLine()
    }

    private static func visible(_ content: String) -> String {
        var visible = ""
        for scalar in content.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator: visible.append("?")
            default: visible.unicodeScalars.append(scalar)
            }
        }
        return visible
    }

    /// A text as it stands between quotes, on one line and in printable characters.
    mutating func writeEscaped(_ content: String) {
        // The tables of fields have tabs in every line, so these are not worth a look at Unicode's properties.
        guard content.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F || $0 == UInt8(ascii: "\t") }) else {
            return write(Self.escaped(content))
        }
        for byte in content.utf8 {
            switch byte {
            case UInt8(ascii: "\t"): write("\\t")
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                bytes.append(UInt8(ascii: "\\"))
                bytes.append(byte)
            default: bytes.append(byte)
            }
        }
    }

    private static func escaped(_ content: String) -> String {
        var text = ""
        for scalar in content.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case let scalar
            where scalar.value < 0x20 || scalar.properties.generalCategory == .control
                || scalar.properties.generalCategory == .format || scalar.properties.isWhitespace && scalar != " ":
                text += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}

extension String {
    /// Whether it holds printable ASCII alone.
    fileprivate var isPlainASCII: Bool { utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F } }
}
