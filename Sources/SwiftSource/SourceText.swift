/// Source text in the making: one buffer of bytes, so that no line, and no piece of one, is a text of its own.
struct SourceText {
    private var bytes: [UInt8] = []
    /// Blanks that lines begin with.
    private var indentation = 0

    /// The text so far.
    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// More of a line that has begun.
    mutating func write(_ text: String) {
        var text = text
        text.withUTF8 { bytes.append(contentsOf: $0) }
    }

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
        var content = content
        if !content.withUTF8({ writeEscaped(ascii: $0) }) { write(Self.escaped(content)) }
    }

    /// Escapes a text whose characters are printable ones of ASCII and tabs (the tables of fields have them in every
    /// line), which need no look at Unicode's properties; false, with nothing written, of any other.
    private mutating func writeEscaped(ascii content: UnsafeBufferPointer<UInt8>) -> Bool {
        let startCount = bytes.count
        var plainStart = 0
        for (position, byte) in content.enumerated() {
            switch byte {
            case UInt8(ascii: "\t"), UInt8(ascii: "\""), UInt8(ascii: "\\"):
                bytes.append(contentsOf: UnsafeBufferPointer(rebasing: content[plainStart..<position]))
                bytes.append(UInt8(ascii: "\\"))
                bytes.append(byte == UInt8(ascii: "\t") ? UInt8(ascii: "t") : byte)
                plainStart = position + 1
            case 0x20..<0x7F: break
            default:
                bytes.removeLast(bytes.count - startCount)
                return false
            }
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: content[plainStart...]))
        return true
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
    fileprivate var isPlainASCII: Bool {
        var text = self
        return text.withUTF8 { bytes in bytes.allSatisfy { 0x20..<0x7F ~= $0 } }
    }
}
