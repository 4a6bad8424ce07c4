import DiagnosticsCore
import ExactText

/// Writes a spec as YAML in the form that `ecsc fmt` leaves as it is.
struct DraftWriter {
    private(set) var text = ""

    /// Writes a comment: one line, whatever is in it.
    mutating func write(comment: String) {
        text += "# "
        for scalar in DisplayText.escape(comment).unicodeScalars {
            // What a terminal shows, a reader of YAML may still refuse.
            if Self.isPrintable(scalar) {
                text.unicodeScalars.append(scalar)
            } else {
                text += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
            }
        }
        text += "\n"
    }

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
        case .text(let words): text += " \(Self.quotedIfNeeded(words.replacingExactly("${", with: "$${")))\n"
        case .expression(let words): text += " \(Self.isVariable(words) ? words : Self.quotedIfNeeded(words))\n"
        case .payload(let lines) where Self.isWritableAsLines(lines): writeBlock(lines, indentation: indentation + 2)
        case .payload(let words): text += " \(Self.quoted(words))\n"
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
        guard case .mapping(let entries) = item, !entries.isEmpty else {
            text += mark
            return writeBehindKey(item, indentation: indentation)
        }
        var inner = DraftWriter()
        inner.write(entries, indentation: indentation + 2)
        // The mark stands in the free columns before the first key.
        text += mark + " " + String(Substring(inner.text.utf8.dropFirst(indentation + 2)))
    }

    /// A block of lines, as they are.
    private mutating func writeBlock(_ lines: String, indentation: Int) {
        let endings = lines.utf8.reversed().prefix { $0 == 0x0A }.count
        let chomping = endings == 0 ? "-" : endings == 1 ? "" : "+"
        // A first line that begins with a blank would be taken for the indentation, and one with a tab for a mistake.
        let isIndented = lines.utf8.first == UInt8(ascii: " ") || lines.utf8.first == UInt8(ascii: "\t")
        let indicator = isIndented ? "2" : ""
        text += " |\(indicator)\(chomping)\n"
        let margin = String(repeating: " ", count: indentation)
        var rest = lines.splitExactly(at: 0x0A)
        if endings > 0 { rest.removeLast() }
        for line in rest { text += line.isEmpty ? "\n" : "\(margin)\(line)\n" }
    }

    /// Whether a text can be written as a block of lines: with every character seen, and something in the first line.
    private static func isWritableAsLines(_ text: String) -> Bool {
        guard let first = text.utf8.first, first != 0x0A, text.utf8.contains(0x0A) else { return false }
        var isSeen = true
        DisplayText.forEachScalar(of: text) { scalar, isHidden in
            if (isHidden && scalar != "\n" && scalar != "\t") || !isPrintable(scalar) { isSeen = false }
        }
        return isSeen
    }

    /// Whether the value is one variable and nothing else, so that it may be a number as well.
    private static func isVariable(_ text: String) -> Bool {
        text.hasExactPrefix("${") && text.utf8.firstIndex(of: UInt8(ascii: "}")) == text.utf8.indices.last
    }

    // MARK: - Scalars

    /// A scalar that YAML can't take for anything but this text.
    private static func quotedIfNeeded(_ text: String) -> String {
        let isPlain =
            (text.utf8.first?.isASCIILetter ?? false)
            && text.utf8.allSatisfy { $0.isASCIIAlphanumeric || "-_./*@".utf8.contains($0) }
        return isPlain && !isWord(text) ? text : quoted(text)
    }

    /// What some reader of YAML takes for a truth value, or for nothing.
    private static func isWord(_ text: String) -> Bool {
        ["true", "false", "null", "yes", "no", "on", "off", "y", "n"].contains(text.asciiLowercased)
    }

    /// A text in double quotes, in which every character can be seen.
    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        DisplayText.forEachScalar(of: text) { scalar, isHidden in
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\r": quoted += "\\r"
            case "\t": quoted += "\\t"
            case _ where isHidden || !isPrintable(scalar):
                let digits = String(scalar.value, radix: 16, uppercase: true)
                let width = scalar.value < 0x100 ? 2 : scalar.value < 0x10000 ? 4 : 8
                let letter = width == 2 ? "x" : width == 4 ? "u" : "U"
                quoted += "\\\(letter)" + String(repeating: "0", count: width - digits.utf8.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }

    /// What may stand in a YAML text as it is. Source: YAML 1.2.2, 5.1; without what ends lines in YAML 1.1.
    private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x20...0x7E, 0xA0...0x2027, 0x202A...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFD: true
        case 0x10000...0x10FFFF: scalar.value & 0xFFFE != 0xFFFE
        default: false
        }
    }
}
