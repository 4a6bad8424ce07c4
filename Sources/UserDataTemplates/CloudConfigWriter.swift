public import SourceTree

/// Writes a cloud-config from a mapping that stands in a spec.
public enum CloudConfigWriter {
    /// The payload: `#cloud-config` and the mapping in YAML's block style.
    ///
    /// Scalars without quotes are written as they were, so numbers and booleans stay what they are; all others become
    /// double-quoted texts.
    public static func write(_ node: DocumentNode) -> [UInt8] {
        var text = Array("#cloud-config\n".utf8)
        write(node, indentation: 0, into: &text)
        return text
    }

    /// Writes a node from the start of a line on, up to and with the end of its last.
    private static func write(_ node: DocumentNode, indentation: Int, into text: inout [UInt8]) {
        let margin = [UInt8](repeating: 0x20, count: indentation)
        switch node.content {
        case .mapping(let entries) where !entries.isEmpty:
            for entry in entries {
                text += margin + key(entry.key) + [UInt8(ascii: ":")]
                if let value = inline(entry.value) {
                    text += [0x20] + value + [0x0A]
                } else {
                    text.append(0x0A)
                    write(entry.value, indentation: indentation + 2, into: &text)
                }
            }
        case .sequence(let items) where !items.isEmpty:
            for item in items {
                // The item is written two columns further in, and its mark into the free columns.
                let start = text.count
                write(item, indentation: indentation + 2, into: &text)
                text[start + indentation] = UInt8(ascii: "-")
            }
        default:
            text += margin + (inline(node) ?? []) + [0x0A]
        }
    }

    /// A scalar or an empty collection; nil for what takes lines of its own.
    private static func inline(_ node: DocumentNode) -> [UInt8]? {
        switch node.content {
        case .mapping(let entries): return entries.isEmpty ? Array("{}".utf8) : nil
        case .sequence(let items): return items.isEmpty ? Array("[]".utf8) : nil
        case .scalar(let scalar):
            if scalar.isNull { return Array("null".utf8) }
            // A plain text of several lines was folded; what is left of its breaks needs quotes.
            guard scalar.style == .plain, !scalar.text.contains("\n") else { return quoted(scalar.text) }
            return Array(scalar.text.utf8)
        }
    }

    private static func key(_ key: String) -> [UInt8] {
        TemplateTagScanner.isName(Array(key.utf8)) && !ambiguousKeys.contains(key.lowercased())
            ? Array(key.utf8) : quoted(key)
    }

    /// Names that YAML 1.1, which cloud-init reads, takes for booleans or nothing.
    private static let ambiguousKeys: Set = ["y", "n", "yes", "no", "on", "off", "true", "false", "null"]

    private static func quoted(_ text: String) -> [UInt8] { [0x22] + DocumentEscape.yaml(text) + [0x22] }
}
