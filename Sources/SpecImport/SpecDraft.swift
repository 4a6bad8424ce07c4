import DiagnosticsCore
import ExactText

/// A value of a spec that is being written.
indirect enum DraftValue: Sendable {
    /// A scalar that is written without quotes: a number, `true`, a word of the language.
    case plain(String)
    /// A text, quoted where it has to be.
    case text(String)
    /// A text of lines.
    case lines(String)
    /// A mapping.
    case mapping([DraftEntry])
    /// A list.
    case list([DraftValue])
}

/// A key and its value.
struct DraftEntry: Sendable {
    let key: String
    let value: DraftValue
}

/// Writes a spec as YAML in canonical form.
struct DraftWriter {
    private(set) var text = ""

    /// Writes the entries of a mapping.
    mutating func write(_ entries: [DraftEntry], indentation: Int) {
        for entry in entries {
            text += String(repeating: " ", count: indentation) + Self.quotedIfNeeded(entry.key) + ":"
            writeBehindKey(entry.value, indentation: indentation)
        }
    }

    private mutating func writeBehindKey(_ value: DraftValue, indentation: Int) {
        switch value {
        case .plain(let word): text += " \(word)\n"
        case .text(let words): text += " \(Self.quotedIfNeeded(Self.withoutVariables(words)))\n"
        case .lines(let lines): writeBlock(Self.withoutVariables(lines), indentation: indentation + 2)
        case .mapping(let entries):
            text += entries.isEmpty ? " {}\n" : "\n"
            write(entries, indentation: indentation + 2)
        case .list(let items):
            text += items.isEmpty ? " []\n" : "\n"
            for item in items { write(item: item, indentation: indentation + 2) }
        }
    }

    private mutating func write(item: DraftValue, indentation: Int) {
        let mark = String(repeating: " ", count: indentation) + "-"
        guard case .mapping(let entries) = item, let first = entries.first else {
            text += mark
            return writeBehindKey(item, indentation: indentation)
        }
        var inner = DraftWriter()
        inner.write([first], indentation: indentation + 2)
        inner.write(Array(entries.dropFirst()), indentation: indentation + 2)
        // The mark stands in the free columns before the first key.
        text += mark + " " + inner.text.utf8.dropFirst(indentation + 2).asText
    }

    /// A block of lines, as they are.
    private mutating func writeBlock(_ lines: String, indentation: Int) {
        let endings = lines.utf8.reversed().prefix { $0 == 0x0A }.count
        let chomping = endings == 0 ? "-" : endings == 1 ? "" : "+"
        // A first line that begins with a blank would be taken for the indentation.
        let indicator = lines.utf8.first == UInt8(ascii: " ") || lines.utf8.first == 0x0A ? "2" : ""
        text += " |\(indicator)\(chomping)\n"
        let margin = String(repeating: " ", count: indentation)
        var rest = lines.splitExactly(at: 0x0A)
        if endings > 0 { rest.removeLast() }
        for line in rest { text += line.isEmpty ? "\n" : "\(margin)\(line)\n" }
    }

    /// Whether a text can be written as a block of lines: printable characters only, and something in the first line.
    static func isWritableAsLines(_ text: String) -> Bool {
        guard let first = text.utf8.first, first != 0x0A, text.utf8.contains(0x0A) else { return false }
        return text.unicodeScalars.allSatisfy { scalar in
            switch scalar.value {
            case 0x09, 0x0A, 0x20...0x7E, 0xA0...0xD7FF, 0xE000...0xFDCF, 0xFDF0...0xFEFE, 0xFF00...0xFFFD,
                0x10000...0x10FFFF:
                scalar.value != 0x2028 && scalar.value != 0x2029
            default: false
            }
        }
    }

    /// A text in which nothing is taken for a variable.
    private static func withoutVariables(_ text: String) -> String { text.replacingExactly("${", with: "$${") }

    /// A scalar that YAML can't take for anything but this text.
    private static func quotedIfNeeded(_ text: String) -> String {
        let isPlain =
            (text.utf8.first?.isASCIILetter ?? false)
            && text.utf8.allSatisfy { $0.isASCIIAlphanumeric || "-_./*@".utf8.contains($0) }
        let isWord = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"].contains(text.asciiLowercased)
        if isPlain, !isWord { return text }
        var quoted = ""
        quoted.appendJSONString(text)
        return quoted
    }
}

extension Substring.UTF8View {
    fileprivate var asText: String { String(Substring(self)) }
}
