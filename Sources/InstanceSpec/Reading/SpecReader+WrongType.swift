import DiagnosticsCore
import ExactText
import SourceTree

/// Rule `wrong-type`: what is said of a value of another kind than its key takes.
extension SpecReader {
    mutating func reportWrongType<Value>(
        _ node: DocumentNode, wanted: String, path: String, help: String? = nil, replacement: String? = nil,
        fix: Fix? = nil
    ) -> Value? {
        var found = node.kindName
        if let scalar = node.scalar, !scalar.isNull { found = quotation(of: scalar.text, in: node) }
        report(
            .wrongType, "expected \(wanted), found \(found)", at: node.span, path: path,
            help: help ?? Self.nullHelp(node), replacement: isPassword(node) ? nil : replacement,
            fix: isPassword(node) ? nil : fix,
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
        _ entry: DocumentNode.Entry, of field: SpecField, among fields: [SpecField], given: [DocumentNode.Entry],
        path: String
    ) -> Bool {
        guard let items = entry.value.items, items.count > 1,
            let several = fields.first(where: { $0.key == field.key + "s" })
        else { return false }
        let isFree = !given.contains { $0.key.isExactly(several.key) }
        let key = isFree ? file.spelling(of: several.key, inPlaceOf: entry.keySpan) : nil
        let _: Never? = reportWrongType(
            entry.value, wanted: "one value", path: path, help: "several go under the key '\(several.key)'",
            fix: key.map {
                Fix(
                    replacing: Diagnostic.Position(file: file, span: entry.keySpan), with: $0,
                    "write '\(several.key)' in place of '\(field.key)'")
            }
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
        var fix: Fix?
        if let scalar = node.scalar, !scalar.isNull {
            if let field = fields.first(where: { $0.isWord(scalar.text) }) {
                // In JSON the key is quoted as the value is.
                let key = scalar.style == .quoted ? "\"\(field.key)\"" : field.key
                mapping = written(node).map { "{\(key): \($0)}" }
            } else if fields.contains(where: { $0.key == "text" }) {
                help = "put it under the key 'text'"
                fix = below("text", node, scalar)
            }
        }
        return reportWrongType(
            node, wanted: "a mapping with keys such as \(keys)", path: path, help: help, replacement: mapping,
            fix: fix
        )
    }

    /// Puts a value under a key of its own: in braces, or where it is a block, further in by a step.
    private func below(_ key: String, _ node: DocumentNode, _ scalar: DocumentNode.Scalar) -> Fix? {
        let description = "put it under the key '\(key)'"
        if scalar.style == .quoted, let text = written(node) {
            let position = Diagnostic.Position(file: file, span: node.span)
            return Fix(
                replacing: position, with: "{\(file.isJSONText(text) ? "\"\(key)\"" : key): \(text)}", description)
        }
        guard scalar.style == .block else { return nil }
        let first = file.lineNumber(at: node.span.start)
        let line = file.span(ofLine: first)
        let indentation = file.bytes(in: line).prefix { $0 == 0x20 }
        let header = file.bytes(in: SourceSpan(node.span.start, line.end))
        // A number in the header says how far in the text stands. Behind a dash, or in a line with more, it is not told.
        guard !header.contains(where: \.isASCIIDigit), file.bytes(in: line).dropFirst(indentation.count).first != 0x2D
        else { return nil }
        let lineBreak = file.bytes(in: SourceSpan(line.end, line.end + 2)).starts(with: [0x0D, 0x0A]) ? "\r\n" : "\n"
        let blanks = String(repeating: " ", count: indentation.count + 2)
        var edits = [TextEdit.insertion("\(lineBreak)\(blanks)\(key): ", at: node.span.start)]
        let last = file.lineNumber(at: max(node.span.start, node.span.end - 1))
        for number in first + 1..<max(first + 1, last + 1) {
            let span = file.span(ofLine: number)
            if span.end > span.start { edits.append(.insertion("  ", at: span.start)) }
        }
        return Fix(description, in: file, edits)
    }

    /// Whether a value is one of a type, without a finding.
    func isValue(_ node: DocumentNode, of type: SpecType) -> Bool {
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
