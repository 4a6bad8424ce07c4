import DiagnosticsCore
import ExactText
import SourceTree

/// A place in a text as the protocol counts it: both numbers from 0, characters in the units that were agreed on.
struct TextPosition: Sendable {
    let line: Int
    let character: Int

    init(line: Int, character: Int) {
        self.line = line
        self.character = character
    }

    /// Reads `{"line", "character"}`; nil where it is none.
    init?(_ node: DocumentNode?) {
        guard let node, let line = node["line"]?.text.flatMap({ DecimalText.natural($0) }),
            let character = node["character"]?.text.flatMap({ DecimalText.natural($0) })
        else { return nil }
        self.init(line: line, character: character)
    }

    /// Whether it stands before another.
    func precedes(_ other: TextPosition) -> Bool { (line, character) < (other.line, other.character) }

    var json: JSONText { .object([("line", .number(line)), ("character", .number(character))]) }
}

/// From one place up to, not including, another.
struct TextRange: Sendable {
    let start: TextPosition
    let end: TextPosition

    init(_ start: TextPosition, _ end: TextPosition) {
        self.start = start
        self.end = end
    }

    /// Reads `{"start", "end"}`; nil where it is none.
    init?(_ node: DocumentNode?) {
        guard let start = TextPosition(node?["start"]), let end = TextPosition(node?["end"]) else { return nil }
        self.init(start, end)
    }

    /// The beginning of a text.
    static let top = TextRange(TextPosition(line: 0, character: 0), TextPosition(line: 0, character: 0))

    var json: JSONText { .object([("start", start.json), ("end", end.json)]) }
}

/// What characters are counted in.
enum PositionEncoding: String, Sendable {
    case utf8 = "utf-8"
    /// What counts where nothing else was agreed on.
    case utf16 = "utf-16"
    case utf32 = "utf-32"

    /// Units of the character that a byte begins; none for a byte inside of one.
    func units(ofByte byte: UInt8) -> Int {
        switch self {
        case .utf8: 1
        case .utf16: byte & 0xC0 == 0x80 ? 0 : byte >= 0xF0 ? 2 : 1
        case .utf32: byte & 0xC0 == 0x80 ? 0 : 1
        }
    }
}
