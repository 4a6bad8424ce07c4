import DiagnosticsCore
import ExactText
import InstanceSpec
import SpecCompiler
import SpecSchema

/// What can be written under the cursor: `textDocument/completion`.
///
/// It goes by the text as it stands, so that it works in the middle of a line that can't be read yet.
struct Completion {
    let view: SpecView
    var outline: TextOutline { view.outline }

    init(_ view: SpecView) { self.view = view }

    /// More than these nobody looks through: the client asks again as more is typed.
    private static let most = 200

    /// The list for an offset.
    func json(at offset: Int) -> JSONText {
        let (all, span) = items(at: offset)
        let isIncomplete = all.count > Self.most
        // Of a long list only what fits: the client asks again as more is typed.
        let typed = TextOutline.unquoted(view.file.bytes(in: SourceSpan(span.start, offset)))
        let fitting = isIncomplete ? all.filter { $0.label.containsExactly(typed) } : all
        let range = view.range(of: span)
        let shown = fitting.prefix(Self.most).enumerated().map { index, item in
            item.json(replacing: range, order: index, showsMarkdown: view.client.showsMarkdown)
        }
        return .object([("isIncomplete", .bool(isIncomplete)), ("items", .list(shown))])
    }

    /// What can stand at an offset, and the place that it is written to.
    private func items(at offset: Int) -> ([CompletionItem], SourceSpan) {
        let nothing: ([CompletionItem], SourceSpan) = ([], SourceSpan(offset, offset))
        if let comment = outline.comment(at: offset) {
            guard let allow = AllowComment(comment, in: view.file), allow.ruleSpan.start <= offset,
                offset <= allow.ruleSpan.end
            else { return nothing }
            return (rules, allow.ruleSpan)
        }
        guard let node = outline.lastNode(before: offset) else { return nothing }
        if let reference = VariableReference(at: offset, in: view.file), offset <= reference.nameSpan.end {
            let place = LanguagePlace(of: node, in: outline)
            return place.expandsVariables ? (variables(at: node, in: reference), reference.nameSpan) : nothing
        }
        switch outline.cursor(at: offset) {
        case .key(let parent, let span):
            return (keys(of: parent, at: span, isNewItem: false), span)
        case .value(let index, let span):
            return (values(of: LanguagePlace(of: index, in: outline), at: span, upTo: offset, node), span)
        case .content(let index, let span):
            let place = LanguagePlace(of: index, in: outline)
            let isList = place.itemType != nil && place.fields == nil
            return (
                keys(of: index, at: span, isNewItem: isList) + values(of: place, at: span, upTo: offset, node), span
            )
        case .item(let index, let span):
            let place = LanguagePlace(of: index, in: outline)
            return (values(of: place.item, at: span, upTo: offset, node), span)
        case .comment, .other:
            return nothing
        }
    }

    // MARK: - Keys

    /// The keys that the mapping of a node does not have yet.
    ///
    /// - Parameters:
    ///   - index: The node.
    ///   - span: Where the key is to stand; what stands there is replaced.
    ///   - isNewItem: Whether it is the first of a further item of a list.
    private func keys(of index: Int, at span: SourceSpan, isNewItem: Bool) -> [CompletionItem] {
        var place = LanguagePlace(of: index, in: outline)
        if isNewItem { place = place.item }
        let given =
            isNewItem
            ? []
            : outline.children(of: index).filter { child in
                outline.nodes[child].role == .entry && outline.nodes[child].keySpan != span
            }.map { outline.nodes[$0].key }
        let writing = KeyWriting(view, at: span, isNewItem: isNewItem)
        if let fields = place.fields {
            let keys = LanguageReference.Key.directly(in: place.path)
            let rules = RuleCatalogue.specs.rules
            return fields.filter { field in !given.contains { $0.isExactly(field.key) } }.map { field in
                let key = keys.first { $0.lastName.isExactly(field.key) }
                return CompletionItem(
                    label: field.key, kind: .property, text: writing.text(field.key, type: field.type),
                    detail: key?.takesText, documentation: key?.markdown(rules: rules) ?? field.summary,
                    filter: writing.filter(field.key))
            }
        }
        return freeKeys(of: index, place).filter { key in !given.contains { $0.isExactly(key.name) } }.map { key in
            CompletionItem(
                label: key.name, kind: .property, text: writing.text(key.name, type: key.type),
                documentation: key.summary, filter: writing.filter(key.name))
        }
    }

    // MARK: - Comments and variables

    private var rules: [CompletionItem] {
        RuleCatalogue.specs.rules.filter { $0.severities.contains { $0 < .error } }.sorted { $0.id < $1.id }.map {
            rule in
            CompletionItem(
                label: rule.id, kind: .rule, text: rule.id,
                detail: rule.severities.map(\.rawValue).joined(separator: " or "),
                documentation: rule.checks)
        }
    }

    private func variables(at node: Int, in reference: VariableReference) -> [CompletionItem] {
        SpecVariables(at: node, in: outline).declarations.map { declaration in
            let value = outline.scalarText(of: declaration.index)
            return CompletionItem(
                label: declaration.name, kind: .variable, text: declaration.name + (reference.isClosed ? "" : "}"),
                detail: PasswordText.isKey(declaration.name) ? nil : value.map { String($0.unicodeScalars.prefix(60)) })
        }
    }
}

/// How a key is written at a place.
struct KeyWriting {
    private let isJSON: Bool
    private let isQuoted: Bool
    private let isBlock: Bool
    private let hasColon: Bool
    private let column: Int
    private let prefix: String

    /// - Parameters:
    ///   - view: The spec.
    ///   - span: What is replaced.
    ///   - isNewItem: Whether a dash is written before it.
    init(_ view: SpecView, at span: SourceSpan, isNewItem: Bool) {
        let bytes = view.file.bytes
        isJSON = view.isJSON
        isQuoted = view.file.bytes(in: span).first == UInt8(ascii: "\"")
        let node = view.outline.lastNode(before: span.start)
        isBlock = node.map { view.outline.isInBlock(span.start, after: $0) } ?? true
        hasColon = bytes.dropFirst(span.end).drop { $0 == 0x20 || $0 == 0x09 }.first == UInt8(ascii: ":")
        let before = span.start > 0 ? bytes[span.start - 1] : 0x0A
        let needsBlank = isBlock && (before == UInt8(ascii: "-") || before == UInt8(ascii: ":"))
        prefix = (needsBlank ? " " : "") + (isNewItem ? "- " : "")
        column = view.column(of: span.start) + prefix.utf8.count
    }

    /// What is compared with the text that is there.
    func filter(_ key: String) -> String? { isQuoted ? "\"\(key)\"" : nil }

    /// The key with its colon, and with what begins its value.
    func text(_ key: String, type: SpecType?) -> String {
        let name = prefix + (isJSON || isQuoted ? "\"\(key)\"" : key)
        if hasColon { return name }
        // Nobody indents so far, and every key would be as long.
        guard isBlock, !isJSON, column <= 256 else { return name + ": " }
        let indentation = "\n" + String(repeating: " ", count: column + 2)
        switch type {
        case .mapping, .secret, .tags, .free: return name + ":" + indentation
        case .list: return name + ":" + indentation + "- "
        default: return name + ": "
        }
    }
}
