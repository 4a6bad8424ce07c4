import ExactText
import InstanceSpec
import QueryEncoding

/// Finds the keys of the spec language that lower to given parameters, by the language's own table.
struct SpecReconstruction {
    /// What no key was found for yet.
    var parameters: ParameterSet
    let action: String
    let form: ImportForm
    /// The parameters whose values are written as in a spec.
    private let expressions: Set<ExactText>
    /// Whether the instance's family is security-enhanced, where a spec has to say whose the trusted system is.
    let isEnhanced: Bool
    /// What the spec could not say.
    var remarks: [String] = []

    init(_ call: ImportedCall, form: ImportForm, isEnhanced: Bool) {
        self.isEnhanced = isEnhanced
        parameters = ParameterSet(call.parameters)
        action = call.action
        expressions = call.expressions
        self.form = form
    }

    /// Whether a parameter is the instance's password, or says where that is.
    static func isPassword(_ name: String) -> Bool {
        name.isExactly("Password") || passwordPlaces.contains { name.isExactly($0.parameter) }
    }

    /// What the tool itself prints where a password is to be put in, and the keys that ask for it.
    static let passwordPlaces = [
        (parameter: "Password.fromEnvironment", key: "fromEnvironment"),
        (parameter: "Password.fromFile", key: "fromFile"),
    ]

    /// Bytes of a key of a mapping that is free to have any: YAML's simple keys end at 1024 characters, and a byte is
    /// written with up to four.
    private static let longestKey = 100

    /// The parameters that no key was found for, by their own names: numbers and booleans without quotes, since their
    /// schema asks for that.
    var rest: [DraftEntry] {
        parameters.rest.map { parameter in
            let value = parameter.value
            let isTyped =
                Self.isInteger(value) || Self.isDecimal(value) || value.isExactly("true") || value.isExactly("false")
            return DraftEntry(key: parameter.name, value: isTyped ? .plain(value) : text(value, of: parameter.name))
        }
    }

    /// The value of a parameter, as a text.
    private func text(_ value: String, of name: String) -> DraftValue {
        expressions.contains(ExactText(name)) ? .expression(value) : .text(value)
    }

    /// Takes a text, whatever it is.
    mutating func takeText(_ name: String) -> DraftValue? { parameters.take(name).map { text($0, of: name) } }

    /// The entries of a mapping with these fields, in their order.
    mutating func entries(of fields: [SpecField], prefix: String) -> [DraftEntry] {
        fields.compactMap { field in
            value(of: field, prefix: prefix).map { DraftEntry(key: field.key, value: $0) }
        }
    }

    /// The value of a field; nil where no parameter asks for it.
    private mutating func value(of field: SpecField, prefix: String) -> DraftValue? {
        if let topic = Topic(rawValue: field.key) { return value(of: topic, field, prefix: prefix) }
        let name = field.wire.map { prefix + $0 }
        switch field.type {
        case .mapping(let inner), .shorthand(_, let inner):
            let entries = entries(of: inner, prefix: name.map { $0 + "." } ?? prefix)
            if case .shorthand(let key, _) = field.type, entries.count == 1, let only = entries.first,
                only.key.isExactly(key)
            {
                return only.value
            }
            return entries.isEmpty ? nil : .mapping(entries)
        case .list(let item):
            return name.flatMap { list(of: item, named: $0) }
        case .tags:
            return name.flatMap { tags(named: $0) }
        default:
            return name.flatMap { scalar(of: field.type, named: $0) }
        }
    }

    /// A scalar as the field wants it; nil, and the parameter is left, where the field can't have such a value.
    mutating func scalar(of type: SpecType, named name: String) -> DraftValue? {
        if expressions.contains(ExactText(name)) { return takeText(name) }
        switch type {
        case .string:
            return takeText(name)
        case .integer:
            return parameters.take(name, if: Self.isInteger).map { .plain($0) }
        case .decimal:
            return parameters.take(name, if: Self.isDecimal).map { .plain($0) }
        case .boolean(let on, let off):
            return parameters.take(name) { $0.isExactly(on) || $0.isExactly(off) }
                .map { .plain($0.isExactly(on) ? "true" : "false") }
        case .word(let words):
            if let word = parameters.value(name).flatMap({ wire in words.words.first { $0.wire.isExactly(wire) } }) {
                _ = parameters.take(name)
                return .plain(word.spec)
            }
            // What the language would read as a word of its own only the wire's names can say.
            let isMistakable = parameters.value(name).map { words.word(spelled: $0) != nil } ?? false
            return words.isClosed || isMistakable ? nil : takeText(name)
        default:
            return nil
        }
    }

    private mutating func list(of item: SpecType, named name: String) -> DraftValue? {
        let count = parameters.count(of: name)
        guard count > 0 else { return nil }
        if case .mapping(let fields) = item {
            return .list((1...count).map { .mapping(entries(of: fields, prefix: "\(name).\($0).")) })
        }
        let items = (1...count).compactMap { scalar(of: item, named: "\(name).\($0)") }
        return items.isEmpty ? nil : .list(items)
    }

    /// Tags as a mapping, where that keeps their order; else as a list.
    private mutating func tags(named name: String) -> DraftValue? {
        let positions = 1...max(parameters.count(of: name), 1)
        // Each has a key and a value, or something is amiss that only the wire's names can say.
        guard
            positions.allSatisfy({
                parameters.value("\(name).\($0).Key") != nil && parameters.value("\(name).\($0).Value") != nil
            })
        else { return nil }
        let tags = positions.map { position in
            (key: "\(name).\(position).Key", value: "\(name).\(position).Value")
        }
        let keys = tags.map { parameters.value($0.key) ?? "" }
        let isPlain =
            !tags.contains { expressions.contains(ExactText($0.key)) }
            && !keys.contains { $0.containsExactly("${") || $0.utf8.count > Self.longestKey }
        // A mapping is sent in the order of its keys, in which nothing is expanded.
        if isPlain, zip(keys, keys.dropFirst()).allSatisfy({ $0.precedesExactly($1) }) {
            return .mapping(
                zip(keys, tags).compactMap { key, tag in
                    _ = parameters.take(tag.key)
                    return takeText(tag.value).map { DraftEntry(key: key, value: $0) }
                }
            )
        }
        return .list(
            tags.map { tag in
                .mapping([
                    DraftEntry(key: "key", value: takeText(tag.key) ?? .text("")),
                    DraftEntry(key: "value", value: takeText(tag.value) ?? .text("")),
                ])
            }
        )
    }

    // MARK: - Numbers as the language writes them

    static func isInteger(_ text: String) -> Bool { Int64(text).map { String($0).isExactly(text) } ?? false }

    /// A decimal without an exponent, as the reader of specs takes it.
    static func isDecimal(_ text: String) -> Bool {
        let unsigned = text.utf8.first == UInt8(ascii: "-") ? text.utf8.dropFirst() : text.utf8[...]
        let parts = unsigned.split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
        let isCanonical = parts.first.map { $0.elementsEqual("0".utf8) || $0.first != UInt8(ascii: "0") } ?? false
        return isCanonical && parts.allSatisfy { (1...18).contains($0.count) && $0.allSatisfy(\.isASCIIDigit) }
    }
}
