import ExactText
import InstanceSpec

/// The spec language as a page for people, from the table of its fields.
public enum LanguageReference {
    /// The command that writes `docs/keys.md`.
    public static let command = "scripts/ecsc explain keys > docs/keys.md"

    /// The reference page, in Markdown: every key, what it takes, and the wire parameter that it becomes.
    public static var markdown: String {
        var lines = [
            "# Keys", "",
            "Every key of a spec, \(SpecLanguage.apiVersion). [writing-specs.md](writing-specs.md) says how "
                + "they go together. `[]` stands for an item of a list.",
            "", "<!-- Written by: \(command) -->",
        ]
        let top = SpecLanguage.document.filter { $0.key != "spec" }
        lines += section("The document", rows(of: top, below: "", wire: ""))
        lines += section(
            "A first document of variables", rows(of: SpecLanguage.variables, below: "", wire: "")
        )
        let (plain, nested) = (
            SpecLanguage.instance.filter { $0.type.fields == nil },
            SpecLanguage.instance.filter { $0.type.fields != nil }
        )
        lines += section("spec", rows(of: plain, below: "", wire: ""))
        for field in nested { lines += section("spec." + field.key, rows(of: [field], below: "", wire: "")) }
        return lines.map { $0 + "\n" }.joined()
    }

    private static func section(_ title: String, _ rows: [String]) -> [String] {
        ["", "## \(title)", "", "| key | takes | becomes | for |", "|---|---|---|---|"] + rows
    }

    private static func rows(of fields: [SpecField], below keys: String, wire prefix: String) -> [String] {
        Self.keys(of: fields, below: keys, wire: prefix).map { key in
            "| `\(key.name)`\(key.isRequired ? " (required)" : "") | \(key.takes) "
                + "| \(key.becomes.map { "`\($0)`" } ?? "") | \(escape(key.summary)) |"
        }
    }

    /// Fields and those inside them, with names and wire names from the top on.
    static func keys(of fields: [SpecField], below keys: String, wire prefix: String) -> [Key] {
        fields.flatMap { field -> [Key] in
            let name = keys + field.key
            let wire = field.wire.map { prefix + $0 }
            let key = Key(
                name: name, summary: field.summary, takes: field.type.description,
                becomes: field.type.isSentItself ? wire.map { $0 + field.type.position } : nil,
                isRequired: field.isRequired
            )
            guard let inner = field.type.fields else { return [key] }
            let isList = !field.type.position.isEmpty
            // The wire name of a word that may be a mapping instead is for the word only.
            let innerWire = field.type.isSentItself ? prefix : wire.map { $0 + field.type.position + "." } ?? prefix
            return [key] + Self.keys(of: inner, below: name + (isList ? "[]" : "") + ".", wire: innerWire)
        }
    }

    private static func escape(_ text: String) -> String {
        text.replacingExactly("|", with: "\\|").replacingExactly("<", with: "&lt;")
            .replacingExactly("*", with: "\\*")
    }
}

extension SpecType {
    /// The keys inside, of a mapping or of the items of a list.
    fileprivate var fields: [SpecField]? {
        switch self {
        case .mapping(let fields), .shorthand(_, let fields), .wordOrMapping(_, let fields): fields
        case .list(let item), .oneOrMore(let item): item.fields
        default: nil
        }
    }

    /// How a list's items are numbered in wire names.
    fileprivate var position: String {
        switch self {
        case .list, .oneOrMore, .tags: ".N"
        default: ""
        }
    }

    /// Whether a value is sent under the field's own name, rather than parts of it under theirs.
    fileprivate var isSentItself: Bool {
        switch self {
        case .mapping, .shorthand: false
        case .list(let item), .oneOrMore(let item): item.isSentItself
        default: true
        }
    }

    /// What it takes, in a few words of Markdown.
    fileprivate var description: String {
        switch self {
        case .string: "text"
        case .integer: "whole number"
        case .decimal: "number"
        case .boolean: "`true`, `false`"
        case .word(let words): words.list
        case .secret: "`{fromEnvironment: VARIABLE}` or `{fromFile: PATH}`"
        case .mapping: "the keys below"
        case .shorthand(let key, _): "its `\(key)`, or the keys below"
        case .wordOrMapping(let words, _): "\(words.list), or the keys below"
        case .list(let item): "a list: \(item.description)"
        case .oneOrMore(let item): "one, or a list: \(item.description)"
        case .tags: "a mapping of keys to values, or a list of `{key, value}`"
        case .free: "a mapping"
        }
    }
}

extension SpecWords {
    /// The words in Markdown; of an open list they are the ones that are documented.
    fileprivate var list: String { words.map { "`\($0.spec)`" }.joined(separator: ", ") }
}
