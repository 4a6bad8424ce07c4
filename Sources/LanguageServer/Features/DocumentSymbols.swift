import DiagnosticsCore
import ExactText

/// The outline of a spec for the editor: `textDocument/documentSymbol`.
struct DocumentSymbols {
    /// Beyond these an outline is no help, and their answer would be larger than the text.
    private static let deepest = 8
    private static let most = 10_000

    private let view: SpecView
    private var outline: TextOutline { view.outline }

    init(_ view: SpecView) { self.view = view }

    private struct Symbol {
        let index: Int
        let name: String
        let kind: Int
        let range: TextRange
        let selection: TextRange
        var children: [Int] = []
    }

    /// Keys and items as a tree, or as a list where the client takes no tree; several documents by their names.
    var json: JSONText {
        var symbols: [Symbol] = []
        var roots: [Int] = []
        // The symbol of each node, and how deep it is; nil where it has none.
        var known: [(symbol: Int, depth: Int)?] = []
        var counts: [Int] = []
        // In order, so that long lines are counted once.
        var positions = view.positions
        let isSeveral = outline.nodes.count { $0.role == .document } > 1
        for (index, node) in outline.nodes.enumerated() {
            counts.append(0)
            let position = node.parent.map { parent in
                counts[parent] += 1
                return counts[parent] - 1
            }
            let parent = node.parent.flatMap { known[$0] }
            let isHidden = node.role == .word || node.role == .document && !isSeveral
            let isBelowHidden = node.parent.map { known[$0] == nil && outline.nodes[$0].role != .document } ?? false
            let depth = (parent?.depth ?? 0) + 1
            guard !isHidden, !isBelowHidden, depth <= Self.deepest, symbols.count < Self.most else {
                known.append(nil)
                continue
            }
            known.append((symbols.count, depth))
            if let parent { symbols[parent.symbol].children.append(symbols.count) } else { roots.append(symbols.count) }
            symbols.append(
                Symbol(
                    index: index, name: name(of: index, position: position ?? 0), kind: kind(of: index),
                    range: positions.range(of: SourceSpan(node.keySpan.start, max(node.end, node.keySpan.end))),
                    selection: positions.range(of: node.keySpan)))
        }
        guard view.client.takesSymbolTrees else { return .list(symbols.map(flat)) }
        return .list(roots.map { tree($0, in: symbols) })
    }

    private func name(of index: Int, position: Int) -> String {
        switch outline.nodes[index].role {
        case .document:
            let name = outline.entry("metadata", in: index).flatMap { outline.entry("name", in: $0) }
            return name.flatMap(outline.scalarText) ?? "document"
        case .item: return "[\(position)]"
        case .entry, .word:
            let key = outline.nodes[index].key
            // A symbol must have a name.
            return key.isEmpty ? "''" : DisplayText.escape(key)
        }
    }

    /// A number of `SymbolKind`: namespace, object, array, string.
    private func kind(of index: Int) -> Int {
        let node = outline.nodes[index]
        if node.role == .document { return 3 }
        switch node.value {
        case .none: return outline.children(of: index).first.map { outline.nodes[$0].role == .item } == true ? 18 : 19
        case .mapping: return 19
        case .sequence: return 18
        case .plain, .quoted, .block: return 15
        }
    }

    /// The depth is bounded by `deepest`.
    private func tree(_ symbol: Int, in symbols: [Symbol]) -> JSONText {
        let own = symbols[symbol]
        let node = outline.nodes[own.index]
        var members: [JSONText.Member] = [("name", .string(own.name)), ("kind", .number(own.kind))]
        if let detail = outline.scalarText(of: own.index), !PasswordText.isKey(node.key) {
            members.append(("detail", .string(DisplayText.escape(String(detail.unicodeScalars.prefix(80))))))
        }
        members += [("range", own.range.json), ("selectionRange", own.selection.json)]
        if !own.children.isEmpty { members.append(("children", .list(own.children.map { tree($0, in: symbols) }))) }
        return .object(members)
    }

    private func flat(_ symbol: Symbol) -> JSONText {
        .object([
            ("name", .string(symbol.name)), ("kind", .number(symbol.kind)),
            ("location", .object([("uri", .string(view.document.uri)), ("range", symbol.range.json)])),
        ])
    }
}
