import DiagnosticsCore
import ExactText
import InstanceSpec
import MetadataFormat
import Platform
import SourceTree
import UserData

extension Completion {
    /// A key of a mapping that the language leaves open.
    struct FreeKey {
        let name: String
        let summary: String?
        var type: SpecType?
    }

    /// The keys that are known of a mapping that the language leaves open.
    func freeKeys(of index: Int, _ place: LanguagePlace) -> [FreeKey] {
        if case .secret? = place.type {
            return [
                FreeKey(name: "fromEnvironment", summary: "The environment variable that holds it."),
                FreeKey(name: "fromFile", summary: "The file that holds it, below the spec's folder."),
            ]
        }
        switch place.path {
        case "spec.userData.values": return templateValues(of: index)
        case "spec.parameters": return parameters
        default: return []
        }
    }

    /// The values that the template beside them takes.
    private func templateValues(of index: Int) -> [FreeKey] {
        guard let part = outline.nodes[index].parent, let template = outline.entry("template", in: part),
            let name = outline.scalarText(of: template), let bundled = BundledTemplate.named(name)
        else { return [] }
        var sink = DiagnosticSink()
        return (bundled.parse(into: &sink)?.parameters ?? []).map { parameter in
            FreeKey(
                name: parameter.name, summary: parameter.summary, type: parameter.type == .list ? .list(.string) : nil)
        }
    }

    /// The parameters of the creating action, by their wire names.
    private var parameters: [FreeKey] {
        guard let action = try? view.environment.library.action(named: "RunInstances") else { return [] }
        return action.metadata.parameters.map { FreeKey(name: $0.name, summary: nil) }
    }

    // MARK: - Values

    /// The single values that can stand at a place.
    ///
    /// - Parameters:
    ///   - place: The place.
    ///   - span: What is replaced.
    ///   - offset: The cursor: what stands before it has been typed.
    ///   - node: The node at or before it.
    func values(of place: LanguagePlace, at span: SourceSpan, upTo offset: Int, _ node: Int) -> [CompletionItem] {
        let writing = ValueWriting(view, at: span)
        let typed = TextOutline.unquoted(view.file.bytes(in: SourceSpan(span.start, offset)))
        var items = knownValues(of: place, beginningWith: typed).map { item -> CompletionItem in
            let text = writing.text(item.text, isText: item.kind != .word || place.words != nil)
            return CompletionItem(
                label: item.label, kind: item.kind, text: text, detail: item.detail, documentation: item.documentation,
                isOutdated: item.isOutdated, filter: writing.filter(item.label))
        }
        if place.expandsVariables, place.scalarType != nil, place.fields == nil || place.scalarType?.isScalar == true {
            items += SpecVariables(at: node, in: outline).declarations.map { declaration in
                CompletionItem(
                    label: "${\(declaration.name)}", kind: .variable, text: writing.text(ofVariable: declaration.name),
                    filter: writing.filter("${\(declaration.name)}"))
            }
        }
        return items
    }

    private func knownValues(of place: LanguagePlace, beginningWith typed: String) -> [CompletionItem] {
        let facts = view.environment.library.facts
        func value(_ text: String, _ detail: String? = nil, documentation: String? = nil) -> CompletionItem {
            CompletionItem(label: text, kind: .value, text: text, detail: detail, documentation: documentation)
        }
        switch place.scalarPath {
        case "kind":
            return [value("Instance"), value("Variables", "variables for the documents after this one")]
        case "spec.region": return facts.regions.onSale.map { value($0) }
        case "spec.type": return types(beginningWith: typed)
        case "spec.image.family":
            return facts.images.names.map { value($0, facts.images.architecture(of: $0)?.rawValue) }
        case "spec.userData.template":
            return BundledTemplate.all.map { value($0.name, $0.summary, documentation: $0.markdown) }
        case "spec.role.policy":
            return [value("leastPrivilege"), value("leastPrivilegeExtended")]
        default: break
        }
        switch place.scalarType {
        case .boolean: return ["true", "false"].map { CompletionItem(label: $0, kind: .word, text: $0) }
        default:
            return (place.words?.words ?? []).map { word in
                CompletionItem(
                    label: word.spec, kind: .word, text: word.spec,
                    detail: word.wire.isExactly(word.spec) ? nil : word.wire)
            }
        }
    }

    /// Instance types, the families of which are read only as far as what has been typed asks for.
    private func types(beginningWith typed: String) -> [CompletionItem] {
        let facts = view.environment.library.facts
        let start = "ecs."
        // The family that has been typed, or the beginning of its name.
        let begun = typed.hasExactPrefix(start) ? typed.splitExactly(at: UInt8(ascii: "."))[1] : typed[...]
        let isAny = start.hasExactPrefix(typed)
        let names = facts.familyNames.filter { isAny || $0.containsExactly(begun) }.sorted { left, right in
            let ranks = [left, right].map { $0.isExactly(begun) ? 0 : $0.hasExactPrefix(begun) ? 1 : 2 }
            return ranks[0] == ranks[1] ? left.precedesExactly(right) : ranks[0] < ranks[1]
        }
        var items: [CompletionItem] = []
        for name in names {
            for type in facts.family(named: name)?.types ?? [] {
                items.append(
                    CompletionItem(
                        label: type.name, kind: .value, text: type.name, detail: type.summary,
                        isOutdated: type.lastListed != nil))
            }
            // Enough to be told that there are more.
            if items.count > 1000 { break }
        }
        return items
    }
}

extension SpecType {
    /// Whether a single value can stand there.
    fileprivate var isScalar: Bool {
        switch self {
        case .string, .integer, .decimal, .boolean, .word, .wordOrMapping: true
        default: false
        }
    }
}

/// How a value is written at a place.
struct ValueWriting {
    private let isQuoted: Bool
    private let hasQuote: Bool
    private let quote: String
    private let isBlock: Bool
    private let prefix: String

    /// - Parameters:
    ///   - view: The spec.
    ///   - span: What is replaced.
    init(_ view: SpecView, at span: SourceSpan) {
        let bytes = view.file.bytes
        let first = view.file.bytes(in: span).first
        let isSingle = first == UInt8(ascii: "'")
        hasQuote = isSingle || first == UInt8(ascii: "\"")
        isQuoted = view.isJSON || hasQuote
        quote = isSingle ? "'" : "\""
        let node = view.outline.lastNode(before: span.start)
        isBlock = node.map { view.outline.isInBlock(span.start, after: $0) } ?? true
        let before = span.start > 0 ? bytes[span.start - 1] : 0x0A
        let needsBlank = before == UInt8(ascii: ":") || isBlock && before == UInt8(ascii: "-")
        prefix = needsBlank ? " " : ""
    }

    /// What is compared with the text that is there.
    func filter(_ value: String) -> String? { hasQuote ? "\(quote)\(value)\(quote)" : nil }

    /// The value, in quotes where there are some or JSON wants them.
    func text(_ value: String, isText: Bool) -> String {
        prefix + (isQuoted && isText ? "\(quote)\(value)\(quote)" : value)
    }

    /// A variable's name in its braces, which within brackets would be taken for a mapping.
    func text(ofVariable name: String) -> String {
        let text = "${\(name)}"
        return prefix + (isQuoted || !isBlock ? "\(quote)\(text)\(quote)" : text)
    }
}
