import CYaml
import DiagnosticsCore
import SourceTree

/// One step through a YAML text. Offsets are byte offsets in the file.
struct YAMLEvent {
    enum Kind {
        case documentStart
        case documentEnd
        case scalar(String, YAMLScalarStyle)
        case alias(String)
        case collectionStart(TreeBuilder.CollectionKind)
        case collectionEnd
        case streamEnd
    }

    let kind: Kind
    /// Where it begins: at its anchor or tag, if it has one.
    let start: Int
    let end: Int
    var anchor: String?
    /// The tag with its prefix, `tag:yaml.org,2002:str`.
    var tag: String?
}

/// How YAML text writes a scalar.
enum YAMLScalarStyle {
    case plain, quoted, block
}

/// What libyaml has to say about a text that is no YAML.
struct YAMLProblem: Error {
    /// libyaml's words, a constant of its source.
    let text: String
    let offset: Int
    /// What it was reading then, and where that began.
    let context: String
    let contextOffset: Int
    /// The character that its reader does not take.
    let character: UInt32?
}

/// libyaml's parser, and nothing else of it: every pointer stays in this file and is freed on every path.
///
/// Why not Yams' own nodes: they know where they begin but not where they end, composing ends at the first duplicate
/// key, aliases are copied without a trace, and hashing keys that hold aliases takes exponential time.
final class YAMLEventStream {
    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private let offsets: CharacterOffsets

    /// Starts reading; the text must stay where it is as long as the stream is used. Nil if memory ran out.
    init?(_ text: CheckedText) {
        offsets = CharacterOffsets(text)
        parser = .allocate(capacity: 1)
        parser.initialize(to: yaml_parser_t())
        guard yaml_parser_initialize(parser) == 1 else {
            parser.deallocate()
            return nil
        }
        // Without an encoding libyaml would guess one; the text is known to be UTF-8.
        yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        let input = UnsafeBufferPointer(rebasing: text.bytes[text.start..<text.end])
        yaml_parser_set_input_string(parser, input.baseAddress, input.count)
    }

    deinit {
        yaml_parser_delete(parser)
        parser.deallocate()
    }

    /// The next event.
    func next() throws(YAMLProblem) -> YAMLEvent {
        while true {
            var event = yaml_event_t()
            guard yaml_parser_parse(parser, &event) == 1 else { throw problem() }
            defer { yaml_event_delete(&event) }
            if let event = convert(event) { return event }
        }
    }

    private func convert(_ event: yaml_event_t) -> YAMLEvent? {
        func make(_ kind: YAMLEvent.Kind, anchor: Name = nil, tag: Name = nil) -> YAMLEvent {
            YAMLEvent(
                kind: kind,
                start: offsets.byteOffset(ofCharacter: event.start_mark.index),
                end: offsets.byteOffset(ofCharacter: event.end_mark.index),
                anchor: Self.string(anchor),
                tag: Self.string(tag)
            )
        }
        switch event.type {
        case YAML_DOCUMENT_START_EVENT: return make(.documentStart)
        case YAML_DOCUMENT_END_EVENT: return make(.documentEnd)
        case YAML_SCALAR_EVENT:
            let scalar = event.data.scalar
            let text = String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
            return make(.scalar(text, Self.style(scalar.style)), anchor: scalar.anchor, tag: scalar.tag)
        case YAML_ALIAS_EVENT:
            return make(.alias(Self.string(event.data.alias.anchor) ?? ""))
        case YAML_SEQUENCE_START_EVENT:
            let sequence = event.data.sequence_start
            return make(.collectionStart(.sequence), anchor: sequence.anchor, tag: sequence.tag)
        case YAML_MAPPING_START_EVENT:
            let mapping = event.data.mapping_start
            return make(.collectionStart(.mapping), anchor: mapping.anchor, tag: mapping.tag)
        case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: return make(.collectionEnd)
        // After the end, or an error, libyaml gives empty events for ever.
        case YAML_STREAM_END_EVENT, YAML_NO_EVENT: return make(.streamEnd)
        default: return nil
        }
    }

    private func problem() -> YAMLProblem {
        let state = parser.pointee
        let text = state.problem.map { String(cString: $0) } ?? "out of memory"
        if state.error == YAML_READER_ERROR {
            let offset = offsets.start + state.problem_offset
            return YAMLProblem(
                text: text,
                offset: offset,
                context: "",
                contextOffset: offset,
                character: UInt32(exactly: state.problem_value)
            )
        }
        return YAMLProblem(
            text: text,
            offset: offsets.byteOffset(ofCharacter: state.problem_mark.index),
            context: state.context.map { String(cString: $0) } ?? "",
            contextOffset: offsets.byteOffset(ofCharacter: state.context_mark.index),
            character: nil
        )
    }

    private typealias Name = UnsafeMutablePointer<yaml_char_t>?

    private static func string(_ name: Name) -> String? {
        name.map { String(cString: $0) }
    }

    private static func style(_ style: yaml_scalar_style_t) -> YAMLScalarStyle {
        switch style {
        case YAML_SINGLE_QUOTED_SCALAR_STYLE, YAML_DOUBLE_QUOTED_SCALAR_STYLE: .quoted
        case YAML_LITERAL_SCALAR_STYLE, YAML_FOLDED_SCALAR_STYLE: .block
        default: .plain
        }
    }
}

/// Turns libyaml's positions, which count characters, into byte offsets.
struct CharacterOffsets {
    /// Offset of the first character.
    let start: Int
    private let text: CheckedText
    /// Byte offset of every 64th character; empty for ASCII, where both counts are the same.
    private var checkpoints: [Int] = []
    private static let interval = 64

    init(_ text: CheckedText) {
        self.text = text
        start = text.start
        guard !text.isASCII else { return }
        var count = 0
        for offset in text.start..<text.end where !text.bytes[offset].isContinuation {
            if count.isMultiple(of: Self.interval) { checkpoints.append(offset) }
            count += 1
        }
    }

    /// The byte offset of a character, counted from 0; the end of the text for one behind it.
    func byteOffset(ofCharacter index: Int) -> Int {
        let index = max(index, 0)
        if text.isASCII { return min(text.start + index, text.end) }
        let checkpoint = index / Self.interval
        guard checkpoint < checkpoints.count else { return text.end }
        var offset = checkpoints[checkpoint]
        for _ in 0..<(index % Self.interval) where offset < text.end {
            offset += 1
            while offset < text.end, text.bytes[offset].isContinuation { offset += 1 }
        }
        return offset
    }
}
