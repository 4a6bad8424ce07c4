import DiagnosticsCore
import SourceTree
import YAMLTree

/// What a template says about itself, in a comment at its very start:
///
///     {{!
///     description: What it does.
///     parameters:
///       name: {type: string, default: "", description: What it is for.}
///     }}
struct TemplateFrontMatter {
    let summary: String
    let parameters: [TemplateParameter]

    /// The front matter of a template; nil if it has none.
    static func read(of file: SourceFile, tags: [TemplateTag], into sink: inout DiagnosticSink) -> TemplateFrontMatter?
    {
        guard let tag = tags.first, tag.kind == .comment, tag.span.start == 0 else { return nil }
        let text = SourceSpan(tag.content.start + 1, tag.content.end)
        guard let first = file.bytes(in: text).first(where: { $0 != 0x20 && $0 != 0x0D }), first == 0x0A else {
            return nil
        }
        var reader = Reader(file: file, sink: DiagnosticSink())
        let result = reader.read(text)
        sink.report(contentsOf: reader.sink.diagnostics)
        return result
    }

    private struct Reader {
        let file: SourceFile
        var sink: DiagnosticSink

        mutating func read(_ text: SourceSpan) -> TemplateFrontMatter? {
            // Blanks in place of everything else keep every position what it is in the template.
            let blanked = file.bytes.indices.map { index -> UInt8 in
                let byte = file.bytes[index]
                return text.start..<text.end ~= index || byte == 0x0A || byte == 0x0D ? byte : 0x20
            }
            let source = SourceFile(name: file.name, bytes: blanked)
            let documents: [DocumentNode]
            do {
                documents = try DocumentReader.read(source, format: .yaml, into: &sink)
            } catch {
                sink.report(error.diagnostic)
                return nil
            }
            guard documents.count == 1, let document = documents.first, let entries = document.entries
            else {
                report("the front matter is a mapping with 'description' and 'parameters'", at: text)
                return nil
            }
            var summary = ""
            var parameters: [TemplateParameter] = []
            for entry in entries {
                switch entry.key {
                case "description": summary = self.text(of: entry) ?? ""
                case "parameters": parameters = readParameters(entry)
                default: reportUnknown(entry, among: ["description", "parameters"])
                }
            }
            return TemplateFrontMatter(summary: summary, parameters: parameters)
        }

        private mutating func readParameters(_ entry: DocumentNode.Entry) -> [TemplateParameter] {
            guard let entries = entry.value.entries else {
                report("'parameters' is a mapping of names", at: entry.value.span)
                return []
            }
            return entries.compactMap { readParameter($0) }
        }

        private mutating func readParameter(_ entry: DocumentNode.Entry) -> TemplateParameter? {
            guard TemplateTagScanner.isName(Array(entry.key.utf8)) else {
                report("a name is made of letters, digits, '_' and '-', a letter first", at: entry.keySpan)
                return nil
            }
            guard let fields = entry.value.entries else {
                report("a parameter is a mapping with 'type', 'default' and 'description'", at: entry.value.span)
                return nil
            }
            var type = TemplateParameter.ValueType.string
            var defaultValue: DocumentNode?
            var summary = ""
            for field in fields {
                switch field.key {
                case "type": type = readType(field) ?? type
                case "default": defaultValue = field.value
                case "description": summary = text(of: field) ?? ""
                default: reportUnknown(field, among: ["type", "default", "description"])
                }
            }
            return TemplateParameter(
                name: entry.key,
                type: type,
                defaultValue: defaultValue.flatMap { readDefault($0, type) },
                summary: summary
            )
        }

        private mutating func readType(_ field: DocumentNode.Entry) -> TemplateParameter.ValueType? {
            let types = TemplateParameter.ValueType.allCases.map(\.rawValue)
            if let name = text(of: field), let type = TemplateParameter.ValueType(rawValue: name) { return type }
            report("a type is one of \(types.joined(separator: ", "))", at: field.value.span)
            return nil
        }

        private mutating func readDefault(
            _ node: DocumentNode,
            _ type: TemplateParameter.ValueType
        ) -> TemplateValue.Content? {
            let content: TemplateValue.Content
            switch node.content {
            case .scalar(let scalar):
                content = .text(scalar.text)
            case .sequence(let items):
                content = .list(items.compactMap { if let item = $0.scalar { item.text } else { nil } })
            case .mapping:
                report("a default is a text or a list of texts", at: node.span)
                return nil
            }
            if let fault = type.fault(of: content) { report("the default \(fault)", at: node.span) }
            return content
        }

        private mutating func text(of entry: DocumentNode.Entry) -> String? {
            if let scalar = entry.value.scalar { return scalar.text }
            report("'\(entry.key)' is a text", at: entry.value.span)
            return nil
        }

        private mutating func reportUnknown(_ entry: DocumentNode.Entry, among keys: [String]) {
            let nearest = NearestName.find(entry.key, among: keys)
            report("unknown key '\(entry.key)' in the front matter", at: entry.keySpan, replacement: nearest)
        }

        private mutating func report(_ message: String, at span: SourceSpan, replacement: String? = nil) {
            let position = Diagnostic.Position(file: file, span: span)
            sink.report(Diagnostic(.error, .templateSyntax, message, at: position, replacement: replacement))
        }
    }
}

extension TemplateParameter.ValueType {
    /// What is wrong with a value of this type, as the end of a sentence; nil if nothing is.
    func fault(of content: TemplateValue.Content) -> String? {
        switch (self, content) {
        case (.list, .list), (.string, .text):
            nil
        case (.integer, .text(let text)):
            Int64(text).map { String($0) } == text ? nil : "is not a whole number"
        case (.boolean, .text(let text)):
            ["true", "false"].contains(text) ? nil : "is not 'true' or 'false'"
        case (.list, .text):
            "is not a list"
        case (_, .list):
            "is a list, where a single value is expected"
        }
    }
}
