import DiagnosticsCore
import ExactText
import SourceTree
import YAMLTree

/// Writes values into YAML and JSON.
///
/// The template is read by the real reader twice: with harmless words in the holes, to learn what each hole is a part
/// of, and with the values, to make sure that nothing but the values has changed.
struct DocumentEscaper: HoleFiller {
    private let format: SourceFormat
    private let placeholders: PlaceholderSet
    /// What the template says with a word in each hole.
    private let documents: [DocumentNode]
    /// What each hole is a part of; nil where that is nothing a value can be in.
    private let places: [DocumentPlace?]
    /// The holes that the content of a written file begins with, by their numbers.
    private let fileBeginnings: [Int: FileBeginning]

    /// Reads a template.
    ///
    /// - Throws: What is wrong with the text around the holes.
    init(_ template: ExpandedTemplate, format: SourceFormat) throws(UnreadableInput) {
        self.format = format
        placeholders = PlaceholderSet(absentFrom: template.bytes)
        let bareHoles = format == .json ? Self.holesOutsideStrings(of: template.bytes) : []
        let text = Self.text(of: template, with: placeholders, quoting: bareHoles)
        documents = try Self.read(text, as: format)
        var collector = PlaceCollector(placeholders: placeholders, text: text)
        for document in documents { collector.collect(document) }
        fileBeginnings = collector.fileBeginnings
        places = template.holes.indices.map { index in
            let place = collector.places[index]
            return place == .doubleQuoted && bareHoles.contains(index) ? .wholePlain : place
        }
    }

    /// The template with a word in each hole; JSON has words in quotes only.
    private static func text(
        of template: ExpandedTemplate, with placeholders: PlaceholderSet, quoting bareHoles: Set<Int>
    ) -> [UInt8] {
        template.filled(
            with: template.holes.indices.map { index in
                let word = Array(placeholders.word(index).utf8)
                return bareHoles.contains(index) ? [0x22] + word + [0x22] : word
            }
        )
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

    /// Whether a filled template reads as the same documents, but for the values in their places.
    func isFaithful(_ text: [UInt8], to contents: [TemplateValue.Content]) -> Bool {
        guard let actual = try? Self.read(text, as: format) else { return false }
        return documents.count == actual.count
            && zip(documents, actual).allSatisfy { matches($0, $1, contents) }
    }

    /// Reads a whole text; a key given twice is as bad as a fault of syntax, since its value would be lost.
    private static func read(_ text: [UInt8], as format: SourceFormat) throws(UnreadableInput) -> [DocumentNode] {
        var sink = DiagnosticSink()
        let file = SourceFile(name: "rendered template", bytes: text)
        let documents = try DocumentReader.read(file, format: format, into: &sink)
        if let finding = sink.diagnostics.first(where: { $0.severity == .error }) { throw UnreadableInput(finding) }
        return documents
    }

    // MARK: - Values

    func filling(of index: Int, _ hole: ExpandedTemplate.Hole, with content: TemplateValue.Content) -> HoleFilling {
        if case .text(let text) = content, fileBeginnings[index]?.isProgram(with: text) == true {
            return .unfit("a file that begins with '#!' is a program, and the template does not say that this one is")
        }
        switch (places.indices.contains(index) ? places[index] : nil, content) {
        case (.wholePlain, .text(let text)):
            return .text(hole.type == .integer || hole.type == .boolean ? Array(text.utf8) : quoted(text))
        case (.wholePlain, .list(let items)):
            return .text([0x5B] + items.map(quoted).joined(separator: ", ".utf8) + [0x5D])
        case (.doubleQuoted, .text(let text)):
            return .text(escaped(text))
        case (.singleQuoted, .text(let text)):
            guard text.unicodeScalars.allSatisfy(DocumentEscape.isPrintable) else {
                return .unfit("a single-quoted YAML text can't hold a line break or a control character")
            }
            return .text(text.utf8.flatMap { $0 == UInt8(ascii: "'") ? [$0, $0] : [$0] })
        case (.doubleQuoted, .list), (.singleQuoted, .list):
            return .misplaced("a list can't stand inside quotes", help: "write \(hole.tagText) without quotes")
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
            return .misplaced("a value can't be a key", help: "write the key out")
        case (.reread(let place), _):
            return .misplaced(place.reason, help: place.help.replacingExactly("{{value}}", with: hole.tagText))
        case (nil, _):
            return .misplaced("no value is safe in a comment, tag or anchor", help: "take the tag out")
        }
    }

    private func quoted(_ text: String) -> [UInt8] { [0x22] + escaped(text) + [0x22] }

    private func escaped(_ text: String) -> [UInt8] {
        format == .json ? DocumentEscape.json(text) : DocumentEscape.yaml(text)
    }

    // MARK: - Comparison

    private func matches(
        _ expected: DocumentNode, _ actual: DocumentNode, _ contents: [TemplateValue.Content]
    ) -> Bool {
        switch (expected.content, actual.content) {
        case (.sequence(let left), .sequence(let right)):
            return left.count == right.count && zip(left, right).allSatisfy { matches($0, $1, contents) }
        case (.mapping(let left), .mapping(let right)):
            return left.count == right.count
                && zip(left, right).allSatisfy { $0.key.isExactly($1.key) && matches($0.value, $1.value, contents) }
        case (.scalar(let left), .sequence(let right)):
            guard let hole = placeholders.whole(left.text), contents.indices.contains(hole),
                case .list(let items) = contents[hole]
            else { return false }
            return items.count == right.count
                && zip(items, right).allSatisfy { text, item in
                    if let scalar = item.scalar { text.isExactly(scalar.text) } else { false }
                }
        case (.scalar(let left), .scalar(let right)):
            return placeholders.replaced(in: left.text, by: contents)?.isExactly(right.text) == true
        default:
            return false
        }
    }
}
