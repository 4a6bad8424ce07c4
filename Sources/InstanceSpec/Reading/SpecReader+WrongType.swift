import DiagnosticsCore
import ExactText
import SourceTree

/// Rule `wrong-type`: what is said of a value of another kind than its key takes.
extension SpecReader {
    mutating func reportWrongType<Value>(
        _ node: DocumentNode, wanted: String, path: String, help: String? = nil, replacement: String? = nil
    ) -> Value? {
        var found = node.kindName
        if let scalar = node.scalar, !scalar.isNull { found = quotation(of: scalar.text, in: node) }
        report(
            .wrongType, "expected \(wanted), found \(found)", at: node.span, path: path,
            help: help ?? Self.nullHelp(node), replacement: isPassword(node) ? nil : replacement,
            hidesText: isPassword(node)
        )
        return nil
    }

    private static func nullHelp(_ node: DocumentNode) -> String? {
        if let scalar = node.scalar, scalar.isNull { return "give a value, or remove the key" }
        return nil
    }

    /// A list where one value of a type is wanted; the only item of one may be what was meant.
    mutating func reportNoScalar<Value>(_ node: DocumentNode, wanted: String, as type: SpecType, path: String) -> Value?
    {
        var item: String?
        if let items = node.items, items.count == 1, let only = items.first, written(node) != nil,
            isValue(only, of: type)
        {
            item = written(only)
        }
        return reportWrongType(node, wanted: wanted, path: path, replacement: item)
    }

    /// A list where another key takes several: `securityGroup`, beside which there is `securityGroups`.
    ///
    /// - Returns: Whether it is one.
    mutating func reportSeveral(
        _ entry: DocumentNode.Entry, of field: SpecField, among fields: [SpecField], path: String
    ) -> Bool {
        guard let items = entry.value.items, items.count > 1,
            let several = fields.first(where: { $0.key == field.key + "s" })
        else { return false }
        let _: Never? = reportWrongType(
            entry.value, wanted: "one value", path: path, help: "several go under the key '\(several.key)'"
        )
        return true
    }

    /// Anything but a list where one of a type is wanted: in brackets it may be its only item.
    mutating func reportNoList<Value>(_ node: DocumentNode, of type: SpecType, path: String) -> Value? {
        var item: String?
        var help: String?
        if isValue(node, of: type) {
            switch node.content {
            case .scalar(let scalar):
                // Brackets must not change what it means. Ids, also with the documentation's `****`, are safe.
                item = written(node).flatMap { text in
                    let isPlainWord =
                        text.utf8.first?.isASCIILetter ?? false
                        && text.utf8.allSatisfy {
                            $0.isASCIIAlphanumeric || "-_.*".utf8.contains($0)
                        }
                    return scalar.style == .quoted || isPlainWord ? text : nil
                }
            case .mapping:
                item = written(node).flatMap { $0.utf8.first == UInt8(ascii: "{") ? $0 : nil }
                if item == nil { help = "make it an item of a list: '- ' before its first key" }
            case .sequence:
                break
            }
        }
        return reportWrongType(node, wanted: "a list", path: path, help: help, replacement: item.map { "[\($0)]" })
    }

    /// Anything but a mapping where one is wanted: a scalar may be the value of one of its keys.
    mutating func reportNoMapping<Value>(_ node: DocumentNode, of fields: [SpecField], path: String) -> Value? {
        let keys = fields.prefix(3).map(\.key).joined(separator: ", ")
        var mapping: String?
        var help: String?
        if let scalar = node.scalar, !scalar.isNull {
            if let field = fields.first(where: { $0.isWord(scalar.text) }) {
                // In JSON the key is quoted as the value is.
                let key = scalar.style == .quoted ? "\"\(field.key)\"" : field.key
                mapping = written(node).map { "{\(key): \($0)}" }
            } else if fields.contains(where: { $0.key == "text" }) {
                help = "put it under the key 'text'"
            }
        }
        return reportWrongType(
            node, wanted: "a mapping with keys such as \(keys)", path: path, help: help, replacement: mapping
        )
    }

    /// Whether a value is one of a type, without a finding.
    private func isValue(_ node: DocumentNode, of type: SpecType) -> Bool {
        var trial = SpecReader(file: file, findings: DiagnosticSink())
        return trial.read(node, as: type, keySpan: node.span, path: "") != nil && trial.findings.diagnostics.isEmpty
    }

    /// A value as it stands in the file, in its quotes; nil where it has several lines.
    private func written(_ node: DocumentNode) -> String? {
        let text = file.text(in: node.span)
        return text.utf8.contains { $0 == 0x0A || $0 == 0x0D } ? nil : text
    }
}

extension SpecField {
    /// Whether a text is one of the words that the field takes.
    fileprivate func isWord(_ text: String) -> Bool {
        if case .word(let words) = type { words.word(spelled: text) != nil } else { false }
    }
}
