import DiagnosticsCore
import ExactText
import SourceTree

/// What libyaml reads, but nobody else should have to.
extension YAMLReader {
    /// The most `%TAG` directives of a text: libyaml compares each with all others, and no tag of a spec needs one.
    private static let maximumDirectives = 100

    /// Refuses a text with more directives than anybody needs.
    static func checkDirectives(of text: CheckedText, in file: SourceFile) throws(UnreadableInput) {
        var count = 0
        var rest = text.bytes[text.start..<text.end]
        while let percent = rest.firstIndex(of: UInt8(ascii: "%")) {
            rest = text.bytes[(percent + 1)..<text.end]
            guard rest.starts(with: "TAG".utf8), isAtLineStart(percent, in: text) else { continue }
            count += 1
            guard count <= maximumDirectives else {
                throw UnreadableInput(
                    .inputLimit, "there are more than \(maximumDirectives) %TAG directives, which is the limit",
                    in: file, at: SourceSpan(percent, percent + 4), help: "leave the '%' lines out"
                )
            }
        }
    }

    /// Whether a line begins at an offset, as libyaml counts lines; a byte order mark may stand before it.
    private static func isAtLineStart(_ offset: Int, in text: CheckedText) -> Bool {
        let before = text.bytes[text.start..<offset].suffix(3)
        guard let last = before.last else { return true }
        return last == 0x0A || last == 0x0D || before.suffix(2).elementsEqual([0xC2, 0x85])
            || before.elementsEqual([0xE2, 0x80, 0xA8]) || before.elementsEqual([0xE2, 0x80, 0xA9])
            || before.elementsEqual(ByteOrderMark.bytes)
    }

    /// Refuses NEL, LS and PS outside of texts. YAML 1.1, and so libyaml, ends a line there, YAML 1.2 and editors do
    /// not: a key behind one would stand in a comment for whoever looks at it.
    func checkLineSeparators(_ documents: [DocumentNode]) throws(UnreadableInput) {
        guard !text.isASCII else { return }
        var spans: [SourceSpan]?
        var next = 0
        var offset = text.start
        while offset < text.end {
            guard let separator = lineSeparator(at: offset) else {
                offset += 1
                continue
            }
            let sorted = spans ?? DocumentNode.scalarSpans(of: documents)
            spans = sorted
            while next < sorted.count, sorted[next].end <= offset { next += 1 }
            guard next < sorted.count, sorted[next].start <= offset else {
                throw syntaxError(
                    "the invisible character \(separator.name) ends a line for some readers of YAML only",
                    at: SourceSpan(offset, offset + separator.length),
                    help: "end the line with a line feed, or write the character as an escape in double quotes"
                )
            }
            offset += separator.length
        }
    }

    private func lineSeparator(at offset: Int) -> (name: String, length: Int)? {
        func byte(_ index: Int) -> UInt8 { index < text.end ? text.bytes[index] : 0 }
        switch (byte(offset), byte(offset + 1), byte(offset + 2)) {
        case (0xC2, 0x85, _): return ("U+0085 (next line)", 2)
        case (0xE2, 0x80, 0xA8): return ("U+2028 (line separator)", 3)
        case (0xE2, 0x80, 0xA9): return ("U+2029 (paragraph separator)", 3)
        default: return nil
        }
    }
}
