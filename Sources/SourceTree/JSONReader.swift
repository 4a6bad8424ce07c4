import DiagnosticsCore
import ExactText

/// Reads one JSON value (RFC 8259) in a single pass over the bytes, without recursion.
///
/// Valid only as long as the ``CheckedText`` that it reads.
struct JSONReader {
    let file: SourceFile
    let bytes: UnsafeBufferPointer<UInt8>
    let end: Int
    private(set) var position: Int
    private(set) var builder: TreeBuilder

    init(_ text: CheckedText, file: SourceFile, limits: ParseLimits) {
        self.file = file
        bytes = text.bytes
        position = text.start
        end = text.end
        builder = TreeBuilder(file: file, limits: limits)
    }

    /// Duplicate keys met so far.
    var findings: DiagnosticSink { builder.findings }

    /// Reads the value and makes sure that nothing follows it.
    mutating func readDocument() throws(UnreadableInput) -> DocumentNode {
        repeat {
            skipSpace()
            let isComplete = try readValueOrFirstKey()
            if isComplete { try closeOrMoveOn() }
        } while builder.depth > 0
        skipSpace()
        guard position == end, let root = builder.root else { throw trailingText() }
        return root
    }

    /// Reads a scalar or an empty collection; of any other collection only the bracket and the first key, and returns
    /// false.
    private mutating func readValueOrFirstKey() throws(UnreadableInput) -> Bool {
        guard position < end else { throw missingValue() }
        let start = position
        switch bytes[start] {
        case UInt8(ascii: "{"):
            try builder.open(.mapping, at: start)
            position += 1
            skipSpace()
            if closeIfEmpty(UInt8(ascii: "}")) { return true }
            try readKey()
            return false
        case UInt8(ascii: "["):
            try builder.open(.sequence, at: start)
            position += 1
            skipSpace()
            return closeIfEmpty(UInt8(ascii: "]"))
        case UInt8(ascii: "\""):
            addScalar(try readString(), .quoted, from: start)
            return true
        default:
            addScalar(try readLiteral(), .plain, from: start)
            return true
        }
    }

    private mutating func closeIfEmpty(_ bracket: UInt8) -> Bool {
        guard position < end, bytes[position] == bracket else { return false }
        position += 1
        builder.close(at: position)
        return true
    }

    private mutating func addScalar(_ text: String, _ style: DocumentNode.Scalar.Style, from start: Int) {
        let scalar = DocumentNode.Scalar(
            text: text, style: style, statedType: style == .plain ? Self.type(of: text) : nil)
        builder.add(DocumentNode(.scalar(scalar), span: SourceSpan(start, position)))
    }

    /// A number with a fraction or an exponent says what it is; other readers of YAML might take `1e-7` for a text.
    private static func type(of literal: String) -> DocumentNode.Scalar.StatedType? {
        guard let first = literal.utf8.first, first == UInt8(ascii: "-") || first.isASCIIDigit else { return nil }
        return literal.utf8.contains { ".eE".utf8.contains($0) } ? .float : nil
    }

    /// After a value: closing brackets, then the comma and the next key, up to where the next value begins.
    private mutating func closeOrMoveOn() throws(UnreadableInput) {
        while let kind = builder.innermostKind {
            skipSpace()
            guard position < end else { throw unclosedBracket() }
            switch (bytes[position], kind) {
            case (UInt8(ascii: ","), _):
                let comma = position
                position += 1
                skipSpace()
                if position < end, bytes[position] == UInt8(ascii: "}") || bytes[position] == UInt8(ascii: "]") {
                    let isOwn = (bytes[position] == UInt8(ascii: "}")) == (kind == .mapping)
                    throw isOwn ? commaBeforeBracket(comma) : strayBracket()
                }
                if kind == .mapping { try readKey() }
                return
            case (UInt8(ascii: "}"), .mapping), (UInt8(ascii: "]"), .sequence):
                position += 1
                builder.close(at: position)
            case (UInt8(ascii: "}"), _), (UInt8(ascii: "]"), _):
                throw strayBracket()
            default:
                throw missingComma(in: kind)
            }
        }
    }

    /// Reads a key and its colon.
    private mutating func readKey() throws(UnreadableInput) {
        guard position < end else { throw unclosedBracket() }
        guard bytes[position] == UInt8(ascii: "\"") else { throw missingKey() }
        let start = position
        let key = try readString()
        builder.addKey(key, span: SourceSpan(start, position))
        skipSpace()
        guard position < end else { throw unclosedBracket() }
        guard bytes[position] == UInt8(ascii: ":") else { throw missingColon() }
        position += 1
    }

    /// Moves behind spaces, tabs and line breaks.
    private mutating func skipSpace() {
        while position < end {
            switch bytes[position] {
            case 0x20, 0x0A, 0x0D, 0x09: position += 1
            default: return
            }
        }
    }

    // MARK: - Scalars

    /// `true`, `false`, `null` or a number, as written.
    private mutating func readLiteral() throws(UnreadableInput) -> String {
        let start = position
        while position < end, Self.isLiteralByte(bytes[position]) { position += 1 }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        switch text {
        case "true", "false", "null": return text
        default:
            guard DecimalText.isNumber(bytes[start..<position]) else {
                position = start
                throw badLiteral(text)
            }
            return text
        }
    }

    private static func isLiteralByte(_ byte: UInt8) -> Bool {
        byte.isASCIIAlphanumeric || byte >= 0x80 || "+-._".utf8.contains(byte)
    }

    /// A string from its opening quote on, unescaped.
    private mutating func readString() throws(UnreadableInput) -> String {
        let start = position
        var index = JSONScanner.endOfPlainRun(in: bytes, from: start + 1, to: end)
        if index < end, bytes[index] == UInt8(ascii: "\"") {
            position = index + 1
            return String(decoding: UnsafeBufferPointer(rebasing: bytes[start + 1..<index]), as: UTF8.self)
        }
        var text: [UInt8] = []
        var runStart = start + 1
        while index < end {
            text.append(contentsOf: bytes[runStart..<index])
            switch bytes[index] {
            case UInt8(ascii: "\""):
                position = index + 1
                return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"):
                guard let escape = JSONEscape(in: bytes[index..<end]) else {
                    throw badEscape(at: index, stringStart: start)
                }
                text.append(contentsOf: escape.character.utf8)
                index += escape.length
            default:
                throw controlCharacter(at: index, stringStart: start)
            }
            runStart = index
            index = JSONScanner.endOfPlainRun(in: bytes, from: index, to: end)
        }
        throw unclosedString(from: start)
    }
}
