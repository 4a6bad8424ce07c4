import DiagnosticsCore
import ExactText
import InstanceSpec
import Platform
import SpecCompiler
import SpecSchema
import UserData

/// What `ecsc explain` knows of what stands under the cursor: `textDocument/hover`.
struct Hover {
    private let view: SpecView
    private var outline: TextOutline { view.outline }

    init(_ view: SpecView) { self.view = view }

    /// The explanation; null where there is nothing to say.
    func json(at offset: Int) -> JSONText {
        guard let (text, span) = text(at: offset) else { return .null }
        let kind = view.client.showsMarkdown ? "markdown" : "plaintext"
        return .object([
            ("contents", .object([("kind", .string(kind)), ("value", .string(text))])),
            ("range", view.range(of: span).json),
        ])
    }

    private func text(at offset: Int) -> (String, SourceSpan)? {
        if let comment = outline.comment(at: offset) {
            guard let name = AllowComment(comment, in: view.file)?.ruleSpan, name.start <= offset, offset <= name.end,
                let rule = RuleCatalogue.specs.rule(named: view.file.text(in: name))
            else { return nil }
            return (rule.markdown, name)
        }
        guard let node = outline.lastNode(before: offset) else { return nil }
        if let reference = VariableReference(at: offset, in: view.file),
            LanguagePlace(of: node, in: outline).expandsVariables
        {
            let name = view.file.text(in: reference.nameSpan)
            return variableText(name, at: node).map { ($0, reference.nameSpan) }
        }
        switch outline.cursor(at: offset) {
        case .key(let parent, let span):
            guard span.end > span.start else { return nil }
            let place = LanguagePlace(of: parent, in: outline)
            let key = TextOutline.unquoted(view.file.bytes(in: span))
            let path = place.path.isEmpty ? key : "\(place.path).\(key)"
            // `spec` itself is no row of the reference.
            let text = keyText(path) ?? place.field(key).map { "**\(path)**\n\n\($0.summary)" }
            return text.map { ($0, span) }
        case .value(let index, let span), .content(let index, let span):
            guard span.end > span.start else { return nil }
            let place = LanguagePlace(of: index, in: outline)
            guard let value = outline.scalarText(of: index) else { return nil }
            let texts = [valueText(value, at: place), keyText(place.scalarPath)].compactMap(\.self)
            return texts.isEmpty ? nil : (texts.joined(separator: "\n\n---\n\n"), span)
        case .comment, .item, .other: return nil
        }
    }

    private func keyText(_ path: String) -> String? {
        LanguageReference.Key.at(path)?.markdown(rules: RuleCatalogue.specs.rules)
    }

    /// What is known of a value beside what its key says.
    private func valueText(_ value: String, at place: LanguagePlace) -> String? {
        let facts = view.environment.library.facts
        switch place.scalarPath {
        case "spec.type":
            return PlatformFacts.family(ofType: value).flatMap { facts.family(named: $0) }
                .flatMap { family in family.type(named: value).map { $0.markdown(in: family, asOf: facts.asOf) } }
        case "spec.region": return facts.regions.markdown(of: value)
        case "spec.image.family":
            return facts.images.architecture(of: value).map { "`\(value)`: a public image family for \($0.rawValue)" }
        case "spec.userData.template": return BundledTemplate.named(value)?.markdown
        case "spec.systemDisk.category": return facts.disks.markdown(of: value, use: .system)
        case "spec.dataDisks.category": return facts.disks.markdown(of: value, use: .data)
        default:
            guard let word = place.words?.word(spelled: value), !word.wire.isExactly(word.spec) else { return nil }
            return "`\(word.spec)` is sent as `\(word.wire)`"
        }
    }

    private func variableText(_ name: String, at node: Int) -> String? {
        let declaration = SpecVariables(at: node, in: outline).declaration(of: name)
        guard let declaration else { return nil }
        let isHidden = PasswordText.isKey(name)
        func shown(_ text: String) -> String {
            isHidden ? "***" : DisplayText.escape(String(text.unicodeScalars.prefix(200)))
        }
        var lines = ["**\(name)** (variable)"]
        if let given = view.variables.values[ExactText(name)] {
            lines.append("given from outside: \(shown(given).codeSpan)")
        }
        if let value = outline.scalarText(of: declaration.index) { lines.append("declared: \(shown(value).codeSpan)") }
        return lines.joined(separator: "\n\n")
    }
}
