import DiagnosticsCore
import ExactText
import SourceTree
import YAMLTree

/// What a hole of a YAML or JSON template is a part of.
enum DocumentPlace: Equatable, Sendable {
    /// An unquoted scalar, all of it.
    case wholePlain
    case partOfPlain
    case singleQuoted
    case doubleQuoted
    case block
    case key
    /// A text that is read once more.
    case reread(RereadPlace)

    /// Whether a value may be there.
    fileprivate var takesValues: Bool {
        switch self {
        case .wholePlain, .singleQuoted, .doubleQuoted: true
        case .partOfPlain, .block, .key, .reread: false
        }
    }
}

/// A hole at the very beginning of a file, which a value could make a program.
enum FileBeginning: Sendable {
    /// The hole is all of the file.
    case all
    /// More holes or a text follow.
    case part

    /// Whether the file begins with `#!` because of a value, or might.
    func isProgram(with value: String) -> Bool {
        switch self {
        case .all: value.hasExactPrefix("#!")
        case .part: value.hasExactPrefix("#") || value.hasExactPrefix("!")
        }
    }
}

/// Finds the words that stand for holes in documents that have been read.
///
/// An alias brings a text to several places, and merge keys bring it under other keys: of all its places the strictest
/// counts.
struct PlaceCollector {
    let placeholders: PlaceholderSet
    /// The text the documents were read from.
    let text: [UInt8]
    /// The place of each hole found so far, by the hole's number.
    private(set) var places: [Int: DocumentPlace] = [:]
    /// The holes that the content of a written file begins with, by their numbers.
    private(set) var fileBeginnings: [Int: FileBeginning] = [:]
    private let patterns: [CloudConfigPlaces.Place]
    /// The keys at the top of the document being read.
    private var topKeys: Set<ExactText> = []

    /// A place of the table that the way to a node has followed so far.
    private struct Match {
        let pattern: Int
        let depth: Int
    }

    init(placeholders: PlaceholderSet, text: [UInt8]) {
        self.placeholders = placeholders
        self.text = text
        patterns = CloudConfigPlaces.places(of: PayloadKind(detecting: text))
    }

    /// Looks for words in a document.
    mutating func collect(_ document: DocumentNode) {
        topKeys = []
        if let entries = document.entries {
            for (_, entry) in flattened(entries) { topKeys.insert(ExactText(entry.key)) }
        }
        // An empty path is the document itself.
        for case .text(let reason) in patterns.filter({ $0.path == [""] }).map(\.reader) { refuse(document, reason) }
        collect(document, patterns.indices.map { Match(pattern: $0, depth: 0) })
    }

    private mutating func collect(_ node: DocumentNode, _ matches: [Match]) {
        for match in matches where match.depth == patterns[match.pattern].path.count {
            read(node, as: patterns[match.pattern].reader)
        }
        switch node.content {
        case .scalar(let scalar):
            for hole in placeholders.occurrences(in: scalar.text) {
                note(place(of: scalar, node, isWhole: scalar.text.isExactly(placeholders.word(hole))), for: hole)
            }
            refuseListOfCommands(node, matches)
        case .sequence(let items):
            let inner = advanced(matches, over: nil)
            for item in items { collect(item, inner) }
        case .mapping(let entries):
            for entry in entries {
                for hole in placeholders.occurrences(in: entry.key) { note(.key, for: hole) }
                guard MergeKeys.isMerge(entry), let sources = MergeKeys.sources(of: entry.value) else {
                    collect(entry.value, advanced(matches, over: entry.key))
                    continue
                }
                for source in sources { collect(DocumentNode(.mapping(source), span: entry.value.span), matches) }
            }
        }
    }

    /// The places of the table that a key, or an item of a list, leads further to.
    private func advanced(_ matches: [Match], over key: String?) -> [Match] {
        matches.compactMap { match in
            let path = patterns[match.pattern].path
            guard match.depth < path.count else { return nil }
            let component = path[match.depth]
            let fits = component.isExactly("*") || component.isExactly(key ?? "[]")
            return fits ? Match(pattern: match.pattern, depth: match.depth + 1) : nil
        }
    }

    /// A hole in the place of a whole list of commands may become a list, whose items would be commands.
    private mutating func refuseListOfCommands(_ node: DocumentNode, _ matches: [Match]) {
        for match in matches {
            let place = patterns[match.pattern]
            guard match.depth + 1 == place.path.count, ["[]", "*"].contains(place.path[match.depth]) else { continue }
            switch place.reader {
            case .command, .snapCommand: refuse(node, .shell)
            default: break
            }
        }
    }

    /// Notes a place; one where no value may be is never forgotten.
    private mutating func note(_ place: DocumentPlace, for hole: Int) {
        if let known = places[hole], !known.takesValues || place.takesValues { return }
        places[hole] = place
    }

    /// No value may be anywhere in a node.
    private mutating func refuse(_ node: DocumentNode, _ reason: RereadPlace) {
        switch node.content {
        case .scalar(let scalar):
            for hole in placeholders.occurrences(in: scalar.text) { note(.reread(reason), for: hole) }
        case .sequence(let items):
            for item in items { refuse(item, reason) }
        case .mapping(let entries):
            for entry in entries { refuse(entry.value, reason) }
        }
    }

    private func place(of scalar: DocumentNode.Scalar, _ node: DocumentNode, isWhole: Bool) -> DocumentPlace {
        switch scalar.style {
        case .plain: return isWhole ? .wholePlain : .partOfPlain
        case .block: return .block
        case .quoted:
            let start = node.span.start
            let isSingle = start < text.count && text[start] == UInt8(ascii: "'")
            return isSingle ? .singleQuoted : .doubleQuoted
        }
    }

    // MARK: - Readers

    private mutating func read(_ node: DocumentNode, as reader: CloudConfigPlaces.Reader) {
        switch (reader, node.content) {
        case (.text(let reason), _):
            refuse(node, reason)
        case (.textIfGiven(let key, let reason), .scalar):
            if topKeys.contains(ExactText(key)) { refuse(node, reason) }
        case (.command, .scalar), (.snapCommand, .scalar):
            refuse(node, .shell)
        case (.command, .sequence(let items)):
            refuse(items, CommandWords(items.map(word)).refusals[...])
        case (.snapCommand, .sequence(let items)):
            let words = items.map(word)
            // An empty first word takes the place of the `snap` that is put before others.
            if let first = items.first, let scalar = first.scalar, scalar.isNull {
                refuse(Array(items.dropFirst()), CommandWords(Array(words.dropFirst())).refusals[...])
            } else {
                let snap = CommandWords.Word(text: "snap", literal: "snap", hasHole: false)
                refuse(items, CommandWords([snap] + words).refusals.dropFirst())
            }
        case (.redirection, .scalar(let scalar)):
            let opensFile = beforeFirstHole(of: scalar.text).trimmingASCIIBlanks().hasExactPrefix(">")
            if !opensFile { refuse(node, .shell) }
        case (.template, .scalar(let scalar)):
            let literal = beforeFirstHole(of: scalar.text)
            if literal.isEmpty || literal.hasExactPrefix("#") { refuse(node, Self.template) }
        case (.file, .mapping(let entries)):
            readFile(flattened(entries))
        case (.filesystem, .mapping(let entries)):
            let all = flattened(entries)
            if all.contains(where: { $0.entry.key.isExactly("cmd") }) { all.forEach { refuse($0.entry.value, .shell) } }
        case (.ansible, .mapping(let entries)):
            let all = flattened(entries)
            if all.contains(where: { $0.entry.key.isExactly("run_user") }) {
                all.forEach { refuse($0.entry.value, Self.ansible) }
            }
        default:
            break
        }
    }

    private mutating func refuse(_ items: [DocumentNode], _ reasons: ArraySlice<RereadPlace?>) {
        for (item, reason) in zip(items, reasons) {
            if let reason { refuse(item, reason) }
        }
    }

    private mutating func readFile(_ entries: [(rank: Int, entry: DocumentNode.Entry)]) {
        func text(_ key: String) -> String? {
            let entry = entries.filter { $0.entry.key.isExactly(key) }.min { $0.rank < $1.rank }?.entry
            guard let entry else { return "" }
            guard let scalar = entry.value.scalar, placeholders.occurrences(in: scalar.text).isEmpty
            else { return nil }
            return scalar.text
        }
        for (_, entry) in entries where entry.key.isExactly("content") {
            guard let content = entry.value.scalar else { continue }
            let reason = CloudConfigPlaces.hazard(
                ofFile: text("path"), permissions: text("permissions"), content: content.text
            )
            if let reason { refuse(entry.value, reason) }
            // Behind a '#' a value makes the mark too.
            let isMarked = content.text.hasExactPrefix("#")
            let text = String(decoding: content.text.utf8.dropFirst(isMarked ? 1 : 0), as: UTF8.self)
            let (holes, isAll) = placeholders.leading(in: text)
            for hole in holes where fileBeginnings[hole] != .part {
                fileBeginnings[hole] = isAll && holes.count == 1 && !isMarked ? .all : .part
            }
        }
    }

    /// The entries of a mapping and of all that it merges; of equal keys the one with the lowest rank counts.
    private func flattened(_ entries: [DocumentNode.Entry], rank: Int = 0) -> [(rank: Int, entry: DocumentNode.Entry)] {
        entries.flatMap { entry -> [(rank: Int, entry: DocumentNode.Entry)] in
            guard MergeKeys.isMerge(entry), let sources = MergeKeys.sources(of: entry.value) else {
                return [(rank, entry)]
            }
            return sources.enumerated().flatMap { flattened($1, rank: rank + 1 + $0) }
        }
    }

    // MARK: - Words

    private func word(_ node: DocumentNode) -> CommandWords.Word {
        guard let scalar = node.scalar else { return .unknown }
        let hasHole = !placeholders.occurrences(in: scalar.text).isEmpty
        return CommandWords.Word(text: scalar.text, literal: beforeFirstHole(of: scalar.text), hasHole: hasHole)
    }

    private func beforeFirstHole(of text: String) -> String { placeholders.beforeFirst(in: text) }

    private static let template = RereadPlace(
        "cloud-init takes this text for a template where it begins as one, and the value could be one",
        help: "begin the text with a word of its own"
    )
    private static let ansible = RereadPlace(
        "with 'run_user' cloud-init joins these words to a text for a shell, where the value could become a command",
        help: "leave 'run_user' out"
    )
}
