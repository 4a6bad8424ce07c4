public import DiagnosticsCore

/// A value that an edit writes, in quotes where the document has its keys in quotes, as JSON has.
public indirect enum NewValue: Sendable {
    /// A text without anything in it that quotes or YAML would take for a sign.
    case word(String)
    /// A number, `true` or `false`.
    case literal(String)
    /// Keys with their values, in braces.
    case mapping(KeyValuePairs<String, NewValue>)

    func text(isQuoted: Bool) -> String {
        switch self {
        case .word(let word): isQuoted ? "\"\(word)\"" : word
        case .literal(let literal): literal
        case .mapping(let members):
            "{" + members.map { Self.entry($0.key, $0.value, isQuoted: isQuoted) }.joined(separator: ", ") + "}"
        }
    }

    /// A key with a value.
    static func entry(_ key: String, _ value: NewValue, isQuoted: Bool) -> String {
        (isQuoted ? "\"\(key)\"" : key) + ": " + value.text(isQuoted: isQuoted)
    }
}

extension DocumentEditor {
    /// Puts a key with its value into a mapping, behind the keys that are there: on a line of its own where those are on
    /// lines of their own.
    ///
    /// - Parameters:
    ///   - span: The place of the mapping.
    ///   - isFirst: Whether it goes before them.
    public func insertion(
        of key: String, _ value: NewValue, intoMappingAt span: SourceSpan, isFirst: Bool = false
    ) -> TextEdit? {
        guard let mapping = mapping(at: span), let entries = mapping.entries else { return nil }
        let example = entries.first ?? root.entries?.first
        let isQuoted = example.map { file.bytes(in: $0.keySpan).first == UInt8(ascii: "\"") } ?? false
        let entry = NewValue.entry(key, value, isQuoted: isQuoted)
        guard let first = entries.first, let last = entries.last else {
            // Empty braces.
            return isFlow(mapping) ? .insertion(entry, at: mapping.span.start + 1) : nil
        }
        if isFlow(mapping) {
            guard !isFirst, let end = end(of: last) else { return .insertion("\(entry), ", at: first.keySpan.start) }
            guard let indentation = indentation(before: last.keySpan.start), !indentation.utf8.contains(0x2D) else {
                return .insertion(", \(entry)", at: end)
            }
            return .insertion(",\(lineBreak)\(indentation)\(entry)", at: end)
        }
        guard let indentation = indentation(before: first.keySpan.start).map({ $0.replacingDashes }) else { return nil }
        guard !isFirst, let end = end(of: last), !last.value.endsInBlockScalar else {
            return .insertion("\(entry)\(lineBreak)\(indentation)", at: first.keySpan.start)
        }
        let line = file.span(ofLine: file.lineNumber(at: max(0, end - 1)))
        return .insertion("\(lineBreak)\(indentation)\(entry)", at: max(line.end, end))
    }

    /// What stands before an offset on its line, if that is blanks and dashes of lists.
    private func indentation(before offset: Int) -> String? {
        let start = file.span(ofLine: file.lineNumber(at: offset)).start
        let before = file.bytes(in: SourceSpan(start, offset))
        return before.allSatisfy { $0 == 0x20 || $0 == UInt8(ascii: "-") }
            ? String(decoding: before, as: UTF8.self) : nil
    }

    /// The line break of the file's first line.
    private var lineBreak: String {
        let end = file.span(ofLine: file.lineNumber(at: 0)).end
        return file.bytes(in: SourceSpan(end, end + 2)).elementsEqual([0x0D, 0x0A]) ? "\r\n" : "\n"
    }
}

extension DocumentNode {
    /// Whether its last line is one of a block scalar, behind which blank lines may belong to it.
    fileprivate var endsInBlockScalar: Bool {
        var node = self
        while true {
            switch node.content {
            case .scalar(let scalar): return scalar.style == .block
            case .mapping(let entries):
                guard let last = entries.last else { return false }
                node = last.value
            case .sequence(let items):
                guard let last = items.last else { return false }
                node = last
            }
        }
    }
}

extension String {
    fileprivate var replacingDashes: String { String(repeating: " ", count: utf8.count) }
}
