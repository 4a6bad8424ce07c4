public import DiagnosticsCore
import ExactText
public import SourceTree

/// Reads documents by the language's table: unknown, missing and misspelled keys, wrong types and words are findings;
/// everything that can be read is.
public struct SpecReader {
    let file: SourceFile
    private(set) var findings: DiagnosticSink

    /// Reads one document of a file.
    ///
    /// - Parameters:
    ///   - node: The document, its variables expanded.
    ///   - index: Its place among the file's documents, from 0.
    ///   - file: The file.
    ///   - sink: Takes the findings.
    /// - Returns: The document, or nil where it has no `spec` to go on with.
    public static func read(
        _ node: DocumentNode, index: Int, of file: SourceFile, into sink: inout DiagnosticSink
    ) -> InstanceDocument? {
        var reader = SpecReader(file: file, findings: sink.successor())
        defer { sink.report(contentsOf: reader.findings) }
        let path = "$[\(index)]"
        // The document itself has no key: what it lacks is reported at its first character.
        let start = SourceSpan(node.span.start, min(node.span.start + 1, node.span.end))
        guard let root = reader.read(node, as: .mapping(SpecLanguage.document), keySpan: start, path: path),
            let spec = root["spec"], case .mapping = spec.content
        else { return nil }
        let name = root["metadata", "name"].flatMap { $0.text == nil ? nil : $0 }
        return InstanceDocument(file: file, name: name, spec: spec, root: node)
    }

    /// Reads one value of a type, as fields of that type are read.
    ///
    /// - Returns: The value, or nil, with a finding, where it is not one.
    public static func read(
        _ node: DocumentNode, as type: SpecType, keySpan: SourceSpan, path: String, of file: SourceFile,
        into sink: inout DiagnosticSink
    ) -> SpecValue? {
        var reader = SpecReader(file: file, findings: sink.successor())
        defer { sink.report(contentsOf: reader.findings) }
        return reader.read(node, as: type, keySpan: keySpan, path: path)
    }

    /// Reads a value of a type; nil, with a finding, where it is not one.
    mutating func read(_ node: DocumentNode, as type: SpecType, keySpan: SourceSpan, path: String) -> SpecValue? {
        func value(_ content: SpecValue.Content) -> SpecValue {
            SpecValue(content: content, span: node.span, keySpan: keySpan, path: path)
        }
        switch type {
        case .string, .integer, .decimal, .boolean, .word:
            return readScalar(node, as: type, path: path).map { value(.text($0)) }
        case .secret:
            return readSecret(node, path: path).map { value(.secret($0)) }
        case .mapping(let fields):
            return readMapping(node, fields: fields, keySpan: keySpan, path: path).map { value(.mapping($0)) }
        case .shorthand(let key, let fields):
            guard case .scalar = node.content, let field = fields.first(where: { $0.key.isExactly(key) }) else {
                return read(node, as: .mapping(fields), keySpan: keySpan, path: path)
            }
            return read(node, as: field.type, keySpan: keySpan, path: path)
                .map { value(.mapping([SpecMember(field: field, value: $0)])) }
        case .wordOrMapping(_, let fields):
            guard case .mapping = node.content else {
                return readScalar(node, as: type, path: path).map { value(.text($0)) }
            }
            return read(node, as: .mapping(fields), keySpan: keySpan, path: path)
        case .list(let itemType):
            guard let nodes = node.items else {
                return reportNoList(node, of: itemType, path: path)
            }
            return value(.list(readItems(nodes, as: itemType, keySpan: keySpan, path: path)))
        case .oneOrMore(let itemType):
            if let nodes = node.items {
                return value(.list(readItems(nodes, as: itemType, keySpan: keySpan, path: path)))
            }
            return read(node, as: itemType, keySpan: keySpan, path: path).map { value(.list([$0])) }
        case .tags:
            return readTags(node, path: path).map { value(.tags($0)) }
        case .free:
            return value(.free(node))
        }
    }

    private mutating func readItems(
        _ nodes: [DocumentNode], as type: SpecType, keySpan: SourceSpan, path: String
    ) -> [SpecValue] {
        nodes.enumerated().compactMap { index, node in
            read(node, as: type, keySpan: Self.keySpan(ofItem: node), path: "\(path)[\(index)]")
        }
    }

    /// An item of a list has no key of its own: what it lacks is reported at its first key, or at itself.
    static func keySpan(ofItem node: DocumentNode) -> SourceSpan {
        if let entries = node.entries, let first = entries.first { return first.keySpan }
        return node.span
    }

    private mutating func readMapping(
        _ node: DocumentNode, fields: [SpecField], keySpan: SourceSpan, path: String
    ) -> [SpecMember]? {
        guard let entries = node.entries else {
            return reportNoMapping(node, of: fields, path: path)
        }
        // By index: to hand a field to a closure is to count one more reference to it.
        func known(_ key: String) -> SpecField? {
            fields.indices.first { fields[$0].key.isExactly(key) }.map { fields[$0] }
        }
        // Only where a key is misspelled.
        lazy var given = Set(entries.compactMap { known($0.key).map(ObjectIdentifier.init) })
        var members: [SpecMember] = []
        for entry in entries {
            guard let field = known(entry.key) else {
                let meant = reportUnknownKey(entry, among: fields, path: path) { field in
                    !given.contains(ObjectIdentifier(field)) && !members.contains { $0.field === field }
                }
                // What is there under a misspelled key is not missing: one finding is enough.
                if let meant, !given.contains(ObjectIdentifier(meant)), !members.contains(where: { $0.field === meant })
                {
                    members.append(SpecMember(field: meant, value: invalid(entry, path: "\(path).\(meant.key)")))
                }
                continue
            }
            let path = "\(path).\(field.key)"
            let value =
                reportSeveral(entry, of: field, among: fields, given: entries, path: path)
                ? nil : read(entry.value, as: field.type, keySpan: entry.keySpan, path: path)
            members.append(SpecMember(field: field, value: value ?? invalid(entry, path: path)))
        }
        for field in fields where field.isRequired && !members.contains(where: { $0.field === field }) {
            report(
                .missingKey, "the key '\(field.key)' is missing", at: keySpan, path: path,
                notes: ["\(field.key): \(field.summary)"], fix: addition(of: field, to: node)
            )
        }
        return members
    }

    /// Adds a key that can have one value only.
    private func addition(of field: SpecField, to node: DocumentNode) -> Fix? {
        guard case .word(let words) = field.type, let only = words.words.first, words.words.count == 1 else {
            return nil
        }
        return DocumentEditor(node, in: file)
            .insertion(of: field.key, .word(only.spec), intoMappingAt: node.span, isFirst: true)
            .map { Fix("add '\(field.key): \(only.spec)'", in: file, [$0]) }
    }

    private func invalid(_ entry: DocumentNode.Entry, path: String) -> SpecValue {
        SpecValue(content: .invalid, span: entry.value.span, keySpan: entry.keySpan, path: path)
    }

    /// Reports an unknown key. It is fixed where what stands under it is right for the key that is meant.
    ///
    /// - Parameter isFree: Whether a key is not given yet.
    /// - Returns: The field that was meant, if one is near.
    private mutating func reportUnknownKey(
        _ entry: DocumentNode.Entry, among fields: [SpecField], path: String, isFree: (SpecField) -> Bool
    ) -> SpecField? {
        let meant = meant(by: entry.key, among: fields)
        let path = "\(path).\(entry.key.shortenedKey)"
        var notes = meant == nil ? ["known keys: \(fields.map(\.key).joined(separator: ", "))"] : []
        if let invisible = InvisibleCharacter(firstIn: entry.key) {
            notes.insert("it holds the invisible character \(invisible.description)", at: 0)
        }
        let isFixed = meant.map { isFree($0) && isValue(entry.value, of: $0.type) } ?? false
        report(
            .unknownKey, "there is no key '\(excerpt(entry.key).shortenedKey)' here", at: entry.keySpan, path: path,
            notes: notes, help: isFixed ? nil : meant.map { "did you mean '\($0.key)'?" },
            replacement: isFixed ? meant.flatMap { file.spelling(of: $0.key, inPlaceOf: entry.keySpan) } : nil
        )
        // A misspelled key must not bring the password below it into a report.
        let isSecret = if case .secret? = meant?.type { true } else { false }
        let isNull = if let scalar = entry.value.scalar { scalar.isNull } else { false }
        if isSecret || PasswordText.isKey(entry.key), !isNull {
            reportPlainPassword(entry.value, path: path)
        }
        return meant
    }

    /// The field whose key is nearest to a text. Where findings are only counted it is looked for among secrets alone,
    /// which takes hardly any time.
    private func meant(by key: String, among fields: [SpecField]) -> SpecField? {
        let candidates =
            findings.isFull(.error)
            ? fields.filter { if case .secret = $0.type { true } else { false } } : fields
        let visible = InvisibleCharacter.removed(from: key)
        if let same = candidates.first(where: { $0.key.isExactly(visible) }) { return same }
        let nearest = NearestName.find(visible, among: candidates.map(\.key))
        return candidates.first { $0.key == nearest }
    }

    // MARK: - Findings

    mutating func report(
        _ rule: Rule,
        severity: Severity = .error,
        _ message: String,
        at span: SourceSpan,
        path: String,
        notes: [String] = [],
        help: String? = nil,
        replacement: String? = nil,
        fix: Fix? = nil,
        hidesText: Bool = false
    ) {
        findings.report(
            Diagnostic(
                severity, rule, message, at: Diagnostic.Position(file: file, span: span), notes: notes, help: help,
                replacement: replacement, fix: fix, path: path, hidesText: hidesText
            )
        )
    }

    /// A text as messages quote it: its first line, if that is not too long.
    func excerpt(_ text: String) -> String {
        let line = text.utf8.prefix { $0 != 0x0A && $0 != 0x0D }
        let start = text[..<line.endIndex].unicodeScalars.prefix(60)
        return start.endIndex == text.endIndex ? text : String(start) + "…"
    }

    /// The value of a scalar as messages quote it, with its quotes; what is a password elsewhere is not repeated.
    func quotation(of text: String, in node: DocumentNode) -> String {
        isPassword(node) ? "'***'" : "'\(excerpt(text))'"
    }

    /// Whether a value is one that an alias brought here from the key of a password.
    func isPassword(_ node: DocumentNode) -> Bool { PasswordText.isValue(at: node.span.start, in: file) }
}
