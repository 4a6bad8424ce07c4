public import DiagnosticsCore
import ExactText
public import SourceTree

/// Writes a cloud-config from a mapping that stands in a spec, so that it means to PyYAML, and thus to cloud-init, what
/// the mapping in the spec does.
public struct CloudConfigWriter {
    /// The payload: `#cloud-config` and the mapping in YAML's block style, keys in their order.
    public private(set) var bytes = Array("#cloud-config\n".utf8)
    /// Merge keys that merge nothing, and where they stand.
    public var faults: [(message: String, span: SourceSpan)] { mergeFaults.map { ($0.message, $0.span) } }

    private let file: SourceFile
    private var mergeFaults: [MergeKeys.Fault] = []

    /// Writes a cloud-config.
    ///
    /// Scalars without quotes that may be numbers, booleans or times are written as they were, or with the type that
    /// their tag states; all others become double-quoted texts. Merge keys are resolved.
    ///
    /// - Parameter file: The text the mapping was read from.
    public init(_ node: DocumentNode, from file: SourceFile) {
        self.file = file
        write(node, indentation: 0)
    }

    /// Writes a node from the start of a line on, up to and with the end of its last.
    private mutating func write(_ node: DocumentNode, indentation: Int) {
        let margin = [UInt8](repeating: 0x20, count: indentation)
        switch node.content {
        case .mapping(let entries) where !entries.isEmpty:
            let resolved = MergeKeys.resolve(entries, in: file, faults: &mergeFaults)
            if resolved.isEmpty { bytes += margin + Array("{}\n".utf8) }
            for entry in resolved {
                bytes += margin
                bytes += Self.key(entry, in: file).text.utf8
                bytes.append(UInt8(ascii: ":"))
                if let value = Self.inline(entry.value) {
                    bytes.append(0x20)
                    bytes += value
                    bytes.append(0x0A)
                } else {
                    bytes.append(0x0A)
                    write(entry.value, indentation: indentation + 2)
                }
            }
        case .sequence(let items) where !items.isEmpty:
            for item in items {
                // The item is written two columns further in, and its mark into the free columns.
                let start = bytes.count
                write(item, indentation: indentation + 2)
                bytes[start + indentation] = UInt8(ascii: "-")
            }
        default:
            bytes += margin + (Self.inline(node) ?? []) + [0x0A]
        }
    }

    /// A scalar or an empty collection; nil for what takes lines of its own.
    private static func inline(_ node: DocumentNode) -> [UInt8]? {
        switch node.content {
        case .mapping(let entries): entries.isEmpty ? Array("{}".utf8) : nil
        case .sequence(let items): items.isEmpty ? Array("[]".utf8) : nil
        case .scalar(let scalar): Array(CloudConfigScalar.written(scalar).utf8)
        }
    }

    /// A key as it is written: without quotes where it was so and may be no text, or where it is a plain name.
    static func key(_ entry: DocumentNode.Entry, in file: SourceFile) -> ExactText {
        let isName = TemplateTagScanner.isName(entry.key.utf8) && !CloudConfigScalar.mayBeTyped(entry.key)
        if isName { return ExactText(entry.key) }
        let wasPlain = file.bytes(in: entry.keySpan).elementsEqual(entry.key.utf8)
        let staysPlain = wasPlain && CloudConfigScalar.mayBeTyped(entry.key)
        return ExactText(staysPlain ? entry.key : CloudConfigScalar.quoted(entry.key))
    }
}
