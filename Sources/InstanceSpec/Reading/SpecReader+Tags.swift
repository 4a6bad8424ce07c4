import DiagnosticsCore
import SourceTree

extension SpecReader {
    /// Reads tags: a mapping, sorted by key, or a list of `{key, value}`, in its order.
    mutating func readTags(_ node: DocumentNode, path: String) -> [SpecTag]? {
        switch node.content {
        case .mapping(let entries):
            // Sorted by bytes, so that the order of a mapping's keys never changes the request.
            return entries.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.compactMap { entry in
                let path = "\(path).\(entry.key.shortened)"
                guard let value = readTagText(entry.value, keySpan: entry.keySpan, path: path) else { return nil }
                let key = SpecValue(content: .text(entry.key), span: entry.keySpan, keySpan: entry.keySpan, path: path)
                return SpecTag(key: key, value: value)
            }
        case .sequence(let items):
            return items.enumerated().compactMap { index, item in
                readListedTag(item, path: "\(path)[\(index)]")
            }
        case .scalar:
            return reportWrongType(
                node, wanted: "a mapping, or a list of {key, value}", path: path
            )
        }
    }

    private static let tagFields = [
        SpecField("key", .string, required: true, "The tag's key."), SpecField("value", .free, "The tag's value."),
    ]

    private mutating func readListedTag(_ node: DocumentNode, path: String) -> SpecTag? {
        guard let tag = read(node, as: .mapping(Self.tagFields), keySpan: Self.keySpan(ofItem: node), path: path),
            let key = tag["key"], key.text != nil
        else { return nil }
        guard let member = tag.member("value"), case .free(let valueNode) = member.value.content else {
            return SpecTag(
                key: key, value: SpecValue(content: .text(""), span: key.span, keySpan: key.keySpan, path: path)
            )
        }
        return readTagText(valueNode, keySpan: member.value.keySpan, path: "\(path).value")
            .map { SpecTag(key: key, value: $0) }
    }

    /// A tag may be empty: `tags: {spot:}` is a key without a value.
    private mutating func readTagText(_ node: DocumentNode, keySpan: SourceSpan, path: String) -> SpecValue? {
        if let scalar = node.scalar, scalar.isNull {
            return SpecValue(content: .text(""), span: node.span, keySpan: keySpan, path: path)
        }
        return read(node, as: .string, keySpan: keySpan, path: path)
    }
}
