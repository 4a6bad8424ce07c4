import DiagnosticsCore
import ExactText
import InstanceSpec
import SourceTree
import UserData

extension InstanceLowering {
    /// Renders a bundled template, or one from a file: with a `/` or ending in `.mustache` a name is a path.
    mutating func renderTemplate(_ name: String, values: [TemplateValue], at source: SpecValue) -> [UInt8]? {
        let position = Diagnostic.Position(file: document.file, span: source.span)
        var sink = DiagnosticSink()
        defer { report(contentsOf: sink) }
        if name.containsExactly("/") || name.hasExactSuffix(".mustache") {
            guard let bytes = loadFile(name, at: source) else { return nil }
            guard let language = TemplateLanguage(fileName: name) else {
                report(
                    .error, .unknownTemplate, "'\(name)' does not say what it is a template of", at: source,
                    help:
                        "name it with one of \(TemplateLanguage.endings.joined(separator: ", ")), like boot.sh.mustache"
                )
                return nil
            }
            let template = Template.parse(SourceFile(name: name, bytes: bytes), language: language, into: &sink)
            sink.report(contentsOf: template?.findings() ?? [])
            return template?.render(values, usedAt: position, into: &sink)
        }
        guard let template = BundledTemplate.named(name) else {
            let names = BundledTemplate.all.map(\.name)
            let nearest = NearestName.find(name, among: names)
            // It is the one that is meant where it takes the values that are given.
            var trial = DiagnosticSink()
            let isMeant = nearest.flatMap(BundledTemplate.named)?.render(values, usedAt: position, into: &trial) != nil
            report(
                .error, .unknownTemplate, "there is no template '\(name)'", at: source,
                notes: ["bundled templates: \(names.joined(separator: ", "))"],
                help: isMeant ? nil : nearest.map { "did you mean '\($0)'?" }, replacement: isMeant ? nearest : nil
            )
            return nil
        }
        return template.render(values, usedAt: position, into: &sink)?.bytes
    }

    /// The `values` of a part of the user data, in order.
    mutating func templateValues(of part: SpecValue) -> [TemplateValue] {
        guard let values = part["values"], case .free(let node) = values.content else { return [] }
        guard let entries = node.entries else {
            report(.error, .wrongType, "expected a mapping of names to values, found \(node.kindName)", at: values)
            return []
        }
        return entries.compactMap { entry in
            guard let content = Self.templateContent(of: entry.value) else {
                report(
                    .error, .wrongType, "expected a single value or a list of them, found \(entry.value.kindName)",
                    at: SpecValue(
                        content: values.content, span: entry.value.span, keySpan: entry.keySpan,
                        path: "\(values.path).\(entry.key.shortened)"
                    )
                )
                return nil
            }
            return TemplateValue(
                name: entry.key,
                content: content,
                namePosition: Diagnostic.Position(file: document.file, span: entry.keySpan),
                position: Diagnostic.Position(file: document.file, span: entry.value.span)
            )
        }
    }

    private static func templateContent(of node: DocumentNode) -> TemplateValue.Content? {
        switch node.content {
        case .scalar(let scalar):
            return .text(text(of: scalar))
        case .sequence(let items):
            let texts = items.compactMap { item in
                if let scalar = item.scalar { text(of: scalar) } else { nil }
            }
            return texts.count == items.count ? .list(texts) : nil
        case .mapping:
            return nil
        }
    }

    private static func text(of scalar: DocumentNode.Scalar) -> String { scalar.isNull ? "" : scalar.text }
}
