import ExactText
import InstanceSpec

/// What the spec language says of a node of a text: its table, walked along the keys that lead to the node.
struct LanguagePlace: Sendable {
    /// What the value may be; nil where the language leaves it open, or knows no such key.
    let type: SpecType?
    /// The keys that lead there from the top of the document, items of lists left out: `spec.dataDisks.category`.
    let path: String
    /// Whether `${name}` is expanded there.
    let expandsVariables: Bool

    /// The place of a node.
    init(of index: Int, in outline: TextOutline) {
        guard let chain = outline.chain(to: index), let document = chain.first else {
            self = LanguagePlace(type: nil, path: "", expandsVariables: false)
            return
        }
        var place = LanguagePlace(
            type: .mapping(Self.documentFields(of: document, in: outline)), path: "", expandsVariables: false)
        for step in chain.dropFirst() {
            switch outline.nodes[step].role {
            case .entry: place = place.inside(outline.nodes[step].key)
            case .item: place = place.item
            case .document, .word: break
            }
        }
        self = place
    }

    private init(type: SpecType?, path: String, expandsVariables: Bool) {
        self.type = type
        self.path = path
        self.expandsVariables = expandsVariables
    }

    private static func documentFields(of document: Int, in outline: TextOutline) -> [SpecField] {
        let kind = outline.entry("kind", in: document).flatMap(outline.scalarText)
        return kind?.isExactly(SpecLanguage.variablesKind) == true ? SpecLanguage.variables : SpecLanguage.document
    }

    /// The place of a key's value.
    func inside(_ key: String) -> LanguagePlace {
        let path = path.isEmpty ? key : "\(path).\(key)"
        return LanguagePlace(
            type: field(key)?.type ?? Self.secretType(of: key, in: type), path: path,
            expandsVariables: Self.expandsVariables(at: path) ?? expandsVariables)
    }

    /// `VariableExpansion` expands what is under `spec` and `metadata`; of user data, `values` alone.
    private static func expandsVariables(at path: String) -> Bool? {
        switch path {
        case "spec", "metadata", "vars", "spec.userData.values": true
        case "spec.userData": false
        default: nil
        }
    }

    /// The keys that a mapping takes here; nil where none does.
    var fields: [SpecField]? { Self.fields(of: type) }

    /// The field of a key.
    func field(_ key: String) -> SpecField? { fields?.first { $0.key.isExactly(key) } }

    private static func fields(of type: SpecType?) -> [SpecField]? {
        switch type {
        case .mapping(let fields), .shorthand(_, let fields), .wordOrMapping(_, let fields): fields
        case .oneOrMore(let item): Self.fields(of: item)
        default: nil
        }
    }

    private static func secretType(of key: String, in type: SpecType?) -> SpecType? {
        if case .secret? = type, key.isExactly("fromEnvironment") || key.isExactly("fromFile") { .string } else { nil }
    }

    /// What an item is, where a list may stand.
    var itemType: SpecType? {
        switch type {
        case .list(let item), .oneOrMore(let item): item
        default: nil
        }
    }

    /// What a single value may be: of a shorthand, that of its key.
    var scalarType: SpecType? {
        switch type {
        case .shorthand(let key, let fields): fields.first { $0.key.isExactly(key) }?.type
        case .oneOrMore(let item): LanguagePlace(type: item, path: path, expandsVariables: expandsVariables).scalarType
        default: type
        }
    }

    /// The path of a single value: that of the key which a shorthand stands for.
    var scalarPath: String {
        if case .shorthand(let key, _)? = type { "\(path).\(key)" } else { path }
    }

    /// The words that a single value may be.
    var words: SpecWords? {
        switch scalarType {
        case .word(let words), .wordOrMapping(let words, _): words
        default: nil
        }
    }
}

extension LanguagePlace {
    /// The place of an item.
    var item: LanguagePlace {
        LanguagePlace(type: itemType, path: path, expandsVariables: expandsVariables)
    }
}
