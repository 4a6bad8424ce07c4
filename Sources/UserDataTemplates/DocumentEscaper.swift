import DiagnosticsCore
import SourceTree

/// Writes values into YAML and JSON.
///
/// The template is read by the real reader twice: with harmless words in the holes, to learn what each hole is a part
/// of, and with the values, to make sure that nothing but the values has changed.
struct DocumentEscaper {
    private let template: ExpandedTemplate
    private let format: SourceFormat
    private let placeholders: PlaceholderSet
    /// Holes of a JSON text that stand outside strings.
    private let bareJSONHoles: Set<Int>

    init(_ template: ExpandedTemplate, format: SourceFormat) {
        self.template = template
        self.format = format
        placeholders = PlaceholderSet(absentFrom: template.bytes)
        bareJSONHoles = format == .json ? Self.holesOutsideStrings(of: template.bytes) : []
    }

    private static func holesOutsideStrings(of bytes: [UInt8]) -> Set<Int> {
        var isInString = false
        var isEscaped = false
        var hole = 0
        var found: Set<Int> = []
        for byte in bytes {
            if byte == 0 {
                if !isInString { found.insert(hole) }
                hole += 1
            } else if byte == UInt8(ascii: "\""), !isEscaped {
                isInString.toggle()
            }
            isEscaped = isInString && !isEscaped && byte == UInt8(ascii: "\\")
        }
        return found
    }

    /// What a hole is a part of.
    private enum Place: Equatable {
        /// An unquoted scalar, all of it.
        case wholePlain
        case partOfPlain
        case singleQuoted
        case doubleQuoted
        case block
        case key
        /// A string that cloud-init hands to a shell.
        case shellCommand
    }

    /// How each hole is to be filled. Throws what is wrong with the template itself.
    func fillings() throws(UnreadableInput) -> [ExpandedTemplate.Filling] {
        let text = textWithPlaceholders
        var places: [Int: Place] = [:]
        for document in try read(text) { collectPlaces(of: document, path: [], in: text, into: &places) }
        return template.holes.enumerated().map { index, hole in
            let isBare = places[index] == .doubleQuoted && bareJSONHoles.contains(index)
            return filling(of: hole, at: isBare ? .wholePlain : places[index])
        }
    }

    /// Whether a filled template reads as the same documents, but for the values in their places.
    func isFaithful(_ text: [UInt8]) -> Bool {
        guard let expected = try? read(textWithPlaceholders), let actual = try? read(text) else { return false }
        return expected.count == actual.count && zip(expected, actual).allSatisfy { matches($0, $1) }
    }

    /// The template with a word in each hole; JSON has words in quotes only.
    private var textWithPlaceholders: [UInt8] {
        template.filled(
            with: template.holes.indices.map { index in
                let word = Array(placeholders.word(index).utf8)
                return bareJSONHoles.contains(index) ? [0x22] + word + [0x22] : word
            }
        )
    }

    /// Reads a whole text; a key given twice is as bad as a fault of syntax, since its value would be lost.
    private func read(_ text: [UInt8]) throws(UnreadableInput) -> [DocumentNode] {
        var sink = DiagnosticSink()
        let file = SourceFile(name: "rendered template", bytes: text)
        let documents = try DocumentReader.read(file, format: format, into: &sink)
        if let finding = sink.diagnostics.first(where: { $0.severity == .error }) { throw UnreadableInput(finding) }
        return documents
    }

    // MARK: Places

    private func collectPlaces(
        of node: DocumentNode,
        path: [String],
        in text: [UInt8],
        into places: inout [Int: Place]
    ) {
        switch node.content {
        case .scalar(let scalar):
            let holes = placeholders.occurrences(in: scalar.text)
            for hole in holes {
                places[hole] = place(of: scalar, node.span, isWhole: scalar.text == placeholders.word(hole), path, text)
            }
        case .sequence(let items):
            for item in items { collectPlaces(of: item, path: path + ["[]"], in: text, into: &places) }
        case .mapping(let entries):
            for entry in entries {
                for hole in placeholders.occurrences(in: entry.key) { places[hole] = .key }
                collectPlaces(of: entry.value, path: path + [entry.key], in: text, into: &places)
            }
        }
    }

    private func place(
        of scalar: DocumentNode.Scalar,
        _ span: SourceSpan,
        isWhole: Bool,
        _ path: [String],
        _ text: [UInt8]
    ) -> Place {
        if format == .yaml, path == ["runcmd", "[]"] || path == ["bootcmd", "[]"] { return .shellCommand }
        switch scalar.style {
        case .plain: return isWhole ? .wholePlain : .partOfPlain
        case .block: return .block
        case .quoted:
            let isSingle = span.start < text.count && text[span.start] == UInt8(ascii: "'")
            return isSingle ? .singleQuoted : .doubleQuoted
        }
    }

    // MARK: Values

    private func filling(of hole: ExpandedTemplate.Hole, at place: Place?) -> ExpandedTemplate.Filling {
        switch (place, hole.content) {
        case (.wholePlain, .text(let text)):
            return .text(hole.type == .integer || hole.type == .boolean ? Array(text.utf8) : quoted(text))
        case (.wholePlain, .list(let items)):
            return .text([0x5B] + items.map(quoted).joined(separator: ", ".utf8) + [0x5D])
        case (.doubleQuoted, .text(let text)):
            return .text(escaped(text))
        case (.singleQuoted, .text(let text)):
            guard text.unicodeScalars.allSatisfy(DocumentEscape.isPrintable) else {
                return .unfit("a single-quoted YAML text cannot hold a line break or a control character")
            }
            return .text(text.utf8.flatMap { $0 == UInt8(ascii: "'") ? [$0, $0] : [$0] })
        case (.doubleQuoted, .list), (.singleQuoted, .list):
            return .misplaced("a list cannot stand inside quotes", help: "write {{\(hole.name)}} without quotes")
        case (.partOfPlain, _):
            return .misplaced(
                "this text has no quotes, so a value could end it",
                help: "put the whole text in double quotes"
            )
        case (.block, _):
            return .misplaced(
                "no value is safe in a block text ('|' or '>'), whose own syntax is not known",
                help: "make it a double-quoted text, or a template of its own in a multipart payload"
            )
        case (.key, _):
            return .misplaced("a value cannot be a key", help: "write the key out")
        case (.shellCommand, _):
            return .misplaced(
                "cloud-init runs this text in a shell, where the value could become a command",
                help: "write the command as a list, [program, {{\(hole.name)}}]: its words are not read again"
            )
        case (nil, _):
            return .misplaced("no value is safe in a comment, tag or anchor", help: "take the tag out")
        }
    }

    private func quoted(_ text: String) -> [UInt8] { [0x22] + escaped(text) + [0x22] }

    private func escaped(_ text: String) -> [UInt8] {
        format == .json ? DocumentEscape.json(text) : DocumentEscape.yaml(text)
    }

    // MARK: Comparison

    private func matches(_ expected: DocumentNode, _ actual: DocumentNode) -> Bool {
        switch (expected.content, actual.content) {
        case (.sequence(let left), .sequence(let right)):
            return left.count == right.count && zip(left, right).allSatisfy { matches($0, $1) }
        case (.mapping(let left), .mapping(let right)):
            return left.count == right.count
                && zip(left, right).allSatisfy { $0.key == $1.key && matches($0.value, $1.value) }
        case (.scalar(let left), .sequence(let right)):
            guard let hole = placeholders.whole(left.text), case .list(let items) = template.holes[hole].content else {
                return false
            }
            return items == right.compactMap { if case .scalar(let item) = $0.content { item.text } else { nil } }
                && items.count == right.count
        case (.scalar(let left), .scalar(let right)):
            return placeholders.replaced(in: left.text, by: template.holes) == right.text
        default:
            return false
        }
    }
}
