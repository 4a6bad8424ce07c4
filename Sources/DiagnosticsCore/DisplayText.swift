import ExactText

/// How a text looks in a terminal: no control characters, and a width in columns.
public enum DisplayText {
    /// Columns from one tab stop to the next.
    private static let tabWidth = 4

    /// A message on one line: control characters, marks that turn the direction of writing, and what can't be seen or
    /// looks like a plain blank, are escaped.
    public static func escape(_ text: String) -> String {
        guard hasInvisible(text) else { return text }
        var result = ""
        forEachScalar(of: text) { scalar, isHidden in
            if isHidden { result += escaped(scalar) } else { result.unicodeScalars.append(scalar) }
        }
        return result
    }

    /// Whether there is anything to escape in a text.
    package static func hasInvisible(_ text: String) -> Bool {
        guard !text.utf8.allSatisfy({ 0x20...0x7E ~= $0 }) else { return false }
        var isFound = false
        forEachScalar(of: text) { if $1 { isFound = true } }
        return isFound
    }

    /// Goes through a text, with whether each scalar is one that must be escaped. The joiners and selectors of emoji,
    /// and the wide blank of East Asian texts, are not.
    package static func forEachScalar(of text: String, _ body: (_ scalar: Unicode.Scalar, _ isHidden: Bool) -> Void) {
        var isInEmoji = false
        for scalar in text.unicodeScalars {
            let isJoiner = scalar == "\u{200D}" || scalar == "\u{FE0F}" || scalar == "\u{FE0E}"
            let isShown = isJoiner ? isInEmoji : scalar == "\u{3000}" || !InvisibleCharacter.isInvisible(scalar)
            body(scalar, !isShown)
            if !isJoiner { isInEmoji = scalar.value >= 0x80 && scalar.properties.isEmoji }
        }
    }

    /// A source line from its beginning on: as `escape`, with tabs turned into spaces.
    static func sourceLine(_ text: String) -> String {
        var result = ""
        var column = 0
        for (index, part) in text.splitExactly(at: UInt8(ascii: "\t")).enumerated() {
            if index > 0 {
                let spaces = tabWidth - column % tabWidth
                result += String(repeating: " ", count: spaces)
                column += spaces
            }
            let shown = escape(String(part))
            result += shown
            column += width(of: shown)
        }
        return result
    }

    /// How many columns a text without control characters takes.
    static func width(of text: String) -> Int {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.count }
        return text.reduce(0) { $0 + width(of: $1) }
    }

    private static func width(of character: Character) -> Int {
        guard let first = character.unicodeScalars.first else { return 0 }
        if character.unicodeScalars.contains(where: { $0 == "\u{FE0F}" }) || first.properties.isEmojiPresentation {
            return 2
        }
        switch first.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: return wideBlocks.contains { $0.contains(first.value) } ? 2 : 1
        }
    }

    /// Blocks whose characters take two columns (East Asian Width W and F in Unicode's EastAsianWidth.txt), emoji aside.
    private static let wideBlocks: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF,
        0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18CFF, 0x1AFF0...0x1B2FF,
        0x20000...0x3FFFD,
    ]

    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\n": "\\n"
        case "\r": "\\r"
        case "\t": "\\t"
        default: "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
        }
    }
}
