public import DiagnosticsCore
import ExactText

/// Leads from places in a scalar's text back to where they are written: through quotes, escapes, folding and the
/// indentation of blocks.
public struct ScalarSourceMap: Sendable {
    /// A piece of the text and what it is written as.
    private struct Piece {
        /// Offset in the text.
        let text: Int
        let textLength: Int
        /// Offset in the file.
        let source: Int
        let sourceLength: Int
        /// Whether it is written as it reads, byte by byte.
        let isVerbatim: Bool
    }

    private var pieces: [Piece] = []
    private let span: SourceSpan
    private var textLength = 0
    /// The text rebuilt from the pieces, to make sure that they are right.
    private var rebuilt: [UInt8] = []

    /// The map of a scalar that was read from a file, by YAML or JSON rules; nil for a list or a mapping.
    public init?(of node: DocumentNode, in file: SourceFile) {
        guard let scalar = node.scalar else { return nil }
        span = node.span
        let bytes = file.bytes
        let start = min(span.start, bytes.count)
        let end = min(span.end, bytes.count)
        let text = Array(scalar.text.utf8)
        let first = start < end ? bytes[start] : 0
        switch (scalar.style, first) {
        case (.block, _):
            guard let layout = BlockScalarLayout(span, text: scalar.text, in: file) else { return }
            readBlock(layout, bytes)
            // The final line breaks are read along, but need not be part of the text.
            if !rebuilt.starts(with: text) { pieces = [] }
        case (.quoted, UInt8(ascii: "\"")), (.quoted, UInt8(ascii: "'")):
            readLines(bytes, from: start + 1, to: max(start + 1, end - 1), quote: first)
            if rebuilt != text {
                // A JSON string may hold what is a line break in YAML.
                (pieces, rebuilt) = ([], [])
                readLines(bytes, from: start + 1, to: max(start + 1, end - 1), quote: first, folds: false)
            }
            if rebuilt != text { pieces = [] }
        default:
            readLines(bytes, from: start, to: end, quote: nil)
            if rebuilt != text { pieces = [] }
        }
        textLength = text.count
        rebuilt = []
    }

    /// Where a range of the text, in UTF-8 bytes, is written.
    ///
    /// It takes in every escape and line break that it touches; an empty range gives a point. A range beyond the text is
    /// cut to it. If the source does not fit the text, the whole scalar is the answer.
    public func sourceSpan(ofDecoded range: Range<Int>) -> SourceSpan {
        guard let last = pieces.last else { return span }
        let textEnd = min(textLength, last.text + last.textLength)
        let lower = min(max(range.lowerBound, 0), textEnd)
        let upper = min(max(range.upperBound, lower), textEnd)
        let start = lower < textEnd ? sourceStart(of: lower) : lower > 0 ? sourceEnd(of: lower - 1) : span.start
        return SourceSpan(start, lower == upper ? start : sourceEnd(of: upper - 1))
    }

    /// The piece that holds a byte of the text.
    private func piece(at offset: Int) -> Piece {
        var low = 0
        var high = pieces.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if pieces[middle].text <= offset { low = middle } else { high = middle }
        }
        return pieces[low]
    }

    private func sourceStart(of offset: Int) -> Int {
        let piece = piece(at: offset)
        return piece.isVerbatim ? piece.source + offset - piece.text : piece.source
    }

    private func sourceEnd(of offset: Int) -> Int {
        let piece = piece(at: offset)
        return piece.isVerbatim ? piece.source + offset - piece.text + 1 : piece.source + piece.sourceLength
    }

    // MARK: - Reading the source

    private mutating func addVerbatim(_ bytes: [UInt8], _ range: Range<Int>) {
        guard !range.isEmpty else { return }
        pieces.append(
            Piece(
                text: rebuilt.count,
                textLength: range.count,
                source: range.lowerBound,
                sourceLength: range.count,
                isVerbatim: true
            )
        )
        rebuilt += bytes[range]
    }

    private mutating func add(_ text: some Collection<UInt8>, for source: Range<Int>) {
        guard !text.isEmpty else { return }
        pieces.append(
            Piece(
                text: rebuilt.count,
                textLength: text.count,
                source: source.lowerBound,
                sourceLength: source.count,
                isVerbatim: false
            )
        )
        rebuilt += text
    }

    /// Plain and quoted scalars: a single line break, with the blanks around it, reads as a space; of more the first is
    /// dropped.
    private mutating func readLines(
        _ bytes: [UInt8],
        from start: Int,
        to end: Int,
        quote: UInt8?,
        folds: Bool = true
    ) {
        var index = start
        var runStart = start
        while index < end {
            let byte = bytes[index]
            if folds, byte.isBlank || YAMLLineBreak(bytes, at: index) != nil {
                let white = readWhiteSpace(bytes, from: index, to: end, afterEscapedBreak: false)
                if white.isFolded {
                    addVerbatim(bytes, runStart..<index)
                    runStart = white.end
                    add(white.text, for: index..<white.end)
                }
                index = white.end
            } else if quote == UInt8(ascii: "'"), byte == quote {
                addVerbatim(bytes, runStart..<index)
                add([byte], for: index..<min(index + 2, end))
                index += 2
                runStart = min(index, end)
            } else if quote == UInt8(ascii: "\""), byte == UInt8(ascii: "\\") {
                addVerbatim(bytes, runStart..<index)
                let escape = readEscape(bytes, from: index, to: end)
                add(escape.text, for: index..<escape.end)
                index = escape.end
                runStart = index
            } else {
                index += 1
            }
        }
        addVerbatim(bytes, runStart..<max(runStart, min(index, end)))
    }

    private struct Decoded {
        var text: [UInt8]
        var end: Int
        var isFolded = true
    }

    private func readWhiteSpace(_ bytes: [UInt8], from start: Int, to end: Int, afterEscapedBreak: Bool) -> Decoded {
        var index = start
        var first: YAMLLineBreak?
        var more: [UInt8] = []
        while index < end {
            if let lineBreak = YAMLLineBreak(bytes, at: index) {
                if first == nil && !afterEscapedBreak { first = lineBreak } else { more += lineBreak.text }
                index += lineBreak.length
            } else if bytes[index].isBlank {
                index += 1
            } else {
                break
            }
        }
        if afterEscapedBreak { return Decoded(text: more, end: index) }
        guard let first else { return Decoded(text: [], end: index, isFolded: false) }
        if first.text != [0x0A] { return Decoded(text: first.text + more, end: index) }
        return Decoded(text: more.isEmpty ? [0x20] : more, end: index)
    }

    /// Escapes of JSON and of YAML's double quotes, of which the former are a part.
    private func readEscape(_ bytes: [UInt8], from start: Int, to end: Int) -> Decoded {
        let next = start + 1
        guard next < end else { return Decoded(text: [], end: end) }
        if let lineBreak = YAMLLineBreak(bytes, at: next) {
            return readWhiteSpace(bytes, from: next + lineBreak.length, to: end, afterEscapedBreak: true)
        }
        let json = bytes.withUnsafeBufferPointer { buffer in JSONEscape(in: buffer[start..<end]) }
        if let json { return Decoded(text: Array(json.character.utf8), end: start + json.length) }
        if let scalar = Self.yamlEscapes[bytes[next]] { return Decoded(text: Array(scalar.utf8), end: next + 1) }
        let digits =
            switch bytes[next] {
            case UInt8(ascii: "x"): 2
            case UInt8(ascii: "u"): 4
            case UInt8(ascii: "U"): 8
            default: 0
            }
        let digitsEnd = min(next + 1 + digits, end)
        let text = bytes[(next + 1)..<digitsEnd]
        guard text.allSatisfy({ $0.hexadecimalValue != nil }),
            let number = UInt32(String(decoding: text, as: UTF8.self), radix: 16), let scalar = Unicode.Scalar(number)
        else { return Decoded(text: [], end: next) }
        return Decoded(text: Array(scalar.utf8), end: digitsEnd)
    }

    /// The escapes that YAML 1.2 (5.7) has beyond JSON's.
    private static let yamlEscapes: [UInt8: Unicode.Scalar] = [
        UInt8(ascii: "0"): "\0", UInt8(ascii: "a"): "\u{7}", UInt8(ascii: "v"): "\u{B}", UInt8(ascii: "e"): "\u{1B}",
        UInt8(ascii: "\t"): "\t", UInt8(ascii: " "): " ", UInt8(ascii: "'"): "'", UInt8(ascii: "N"): "\u{85}",
        UInt8(ascii: "_"): "\u{A0}", UInt8(ascii: "L"): "\u{2028}", UInt8(ascii: "P"): "\u{2029}",
    ]

    /// Blocks: every line without its indentation; in `>` a line break between two lines that begin with text reads as a
    /// space, and is dropped if empty lines follow.
    private mutating func readBlock(_ layout: BlockScalarLayout, _ bytes: [UInt8]) {
        var index = layout.firstLine
        var breakBefore: Range<Int>?
        var emptyLines: [Range<Int>] = []
        var beganBlank = false
        while index < bytes.count {
            let lineStart = index
            while index < bytes.count, index - lineStart < layout.indent, bytes[index] == 0x20 { index += 1 }
            guard index < bytes.count else { break }
            if let lineBreak = YAMLLineBreak(bytes, at: index) {
                emptyLines.append(index..<(index + lineBreak.length))
                index += lineBreak.length
                continue
            }
            guard index - lineStart == layout.indent, index < layout.contentSpan.end else { break }
            let isBlank = bytes[index].isBlank
            if let lineBreak = breakBefore {
                let folds = !layout.isLiteral && !beganBlank && !isBlank && bytes[lineBreak.lowerBound] != 0xE2
                if !folds {
                    addBreak(lineBreak, bytes)
                } else if emptyLines.isEmpty {
                    add([0x20], for: lineBreak)
                }
            }
            for lineBreak in emptyLines { addBreak(lineBreak, bytes) }
            emptyLines = []
            beganBlank = isBlank

            let contentStart = index
            var lineBreak: YAMLLineBreak?
            while index < bytes.count {
                lineBreak = YAMLLineBreak(bytes, at: index)
                if lineBreak != nil { break }
                index += 1
            }
            addVerbatim(bytes, contentStart..<index)
            breakBefore = lineBreak.map { index..<(index + $0.length) }
            index += lineBreak?.length ?? 0
        }
        for lineBreak in [breakBefore].compactMap(\.self) + emptyLines { addBreak(lineBreak, bytes) }
    }

    private mutating func addBreak(_ range: Range<Int>, _ bytes: [UInt8]) {
        add(YAMLLineBreak(bytes, at: range.lowerBound)?.text ?? [], for: range)
    }
}

/// A line break as libyaml counts them: besides LF, CR LF and CR also NEL, LS and PS.
private struct YAMLLineBreak {
    /// Bytes in the source.
    let length: Int
    /// How it reads: the separators LS and PS as themselves, all others as LF.
    let text: [UInt8]

    init?(_ bytes: [UInt8], at index: Int) {
        func byte(_ offset: Int) -> UInt8 { index + offset < bytes.count ? bytes[index + offset] : 0 }
        switch bytes[index] {
        case 0x0A: (length, text) = (1, [0x0A])
        case 0x0D: (length, text) = (byte(1) == 0x0A ? 2 : 1, [0x0A])
        case 0xC2 where byte(1) == 0x85: (length, text) = (2, [0x0A])
        case 0xE2 where byte(1) == 0x80 && (byte(2) == 0xA8 || byte(2) == 0xA9):
            (length, text) = (3, [0xE2, 0x80, byte(2)])
        default: return nil
        }
    }
}

extension UInt8 {
    /// Space or tab.
    fileprivate var isBlank: Bool { self == 0x20 || self == 0x09 }
}
