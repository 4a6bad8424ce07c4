import DiagnosticsCore
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
    /// A string that cloud-init hands to a shell.
    case shellCommand
}

/// Finds the words that stand for holes in documents that have been read.
struct PlaceCollector {
    let placeholders: PlaceholderSet
    let format: SourceFormat
    /// The text the documents were read from.
    let text: [UInt8]
    /// The place of each hole found so far, by the hole's number.
    private(set) var places: [Int: DocumentPlace] = [:]

    init(placeholders: PlaceholderSet, format: SourceFormat, text: [UInt8]) {
        self.placeholders = placeholders
        self.format = format
        self.text = text
    }

    /// Looks for words in a node and below.
    ///
    /// - Parameter path: The keys that lead to the node, `[]` for an item of a list.
    mutating func collect(_ node: DocumentNode, path: [String]) {
        switch node.content {
        case .scalar(let scalar):
            for hole in placeholders.occurrences(in: scalar.text) {
                places[hole] = place(of: scalar, node, isWhole: scalar.text == placeholders.word(hole), path)
            }
        case .sequence(let items):
            for item in items { collect(item, path: path + ["[]"]) }
        case .mapping(let entries):
            for entry in entries {
                for hole in placeholders.occurrences(in: entry.key) { places[hole] = .key }
                collect(entry.value, path: path + [entry.key])
            }
        }
    }

    private func place(
        of scalar: DocumentNode.Scalar, _ node: DocumentNode, isWhole: Bool, _ path: [String]
    ) -> DocumentPlace {
        if format == .yaml, path == ["runcmd", "[]"] || path == ["bootcmd", "[]"] { return .shellCommand }
        switch scalar.style {
        case .plain: return isWhole ? .wholePlain : .partOfPlain
        case .block: return .block
        case .quoted:
            let start = node.span.start
            let isSingle = start < text.count && text[start] == UInt8(ascii: "'")
            return isSingle ? .singleQuoted : .doubleQuoted
        }
    }
}
