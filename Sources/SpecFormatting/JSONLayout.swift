import DiagnosticsCore
import SourceTree

/// JSON in canonical form: one member or item a line, lists of single values on one line where they fit.
enum JSONLayout {
    private static let longestLine = 100

    /// The text of a document; nil where indentation makes it longer than a text may be. The depth is bounded by the
    /// limit on nesting.
    static func format(_ node: DocumentNode, of file: SourceFile, limit: Int) -> [UInt8]? {
        var output: [UInt8] = []
        write(node, of: file, depth: 0, limit: limit, to: &output)
        output.append(0x0A)
        return output.count <= limit ? output : nil
    }

    private static func write(
        _ node: DocumentNode, of file: SourceFile, depth: Int, limit: Int, to output: inout [UInt8]
    ) {
        guard output.count <= limit else { return }
        switch node.content {
        case .scalar:
            output += file.bytes(in: node.span)
        case .sequence(let items):
            if let line = shortList(items, of: file, width: longestLine - 2 * depth) {
                output += line
            } else {
                write(items, between: ("[", "]"), depth: depth, limit: limit, to: &output) { item, output in
                    write(item, of: file, depth: depth + 1, limit: limit, to: &output)
                }
            }
        case .mapping(let entries):
            write(entries, between: ("{", "}"), depth: depth, limit: limit, to: &output) { entry, output in
                output += file.bytes(in: entry.keySpan) + Array(": ".utf8)
                write(entry.value, of: file, depth: depth + 1, limit: limit, to: &output)
            }
        }
    }

    private static func shortList(_ items: [DocumentNode], of file: SourceFile, width: Int) -> [UInt8]? {
        var line = Array("[".utf8)
        for (index, item) in items.enumerated() {
            guard case .scalar = item.content, line.count < width else { return nil }
            if index > 0 { line += Array(", ".utf8) }
            line += file.bytes(in: item.span)
        }
        return line.count < width ? line + Array("]".utf8) : nil
    }

    private static func write<Item>(
        _ items: [Item], between brackets: (String, String), depth: Int, limit: Int, to output: inout [UInt8],
        _ write: (Item, inout [UInt8]) -> Void
    ) {
        output += Array(brackets.0.utf8)
        for (index, item) in items.enumerated() where output.count <= limit {
            output += Array((index > 0 ? ",\n" : "\n").utf8) + [UInt8](repeating: 0x20, count: 2 * depth + 2)
            write(item, &output)
        }
        if !items.isEmpty { output += [0x0A] + [UInt8](repeating: 0x20, count: 2 * depth) }
        output += Array(brackets.1.utf8)
    }
}
