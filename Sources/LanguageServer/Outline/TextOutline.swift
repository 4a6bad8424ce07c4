import DiagnosticsCore
import ExactText

/// The keys, items and values of a text in YAML or JSON, as far as they can be told.
///
/// Where a reader stops at the first fault, this goes on: a text that is being typed is broken most of the time, and what
/// is offered and explained in it must not be gone. Of a text without faults it says what the reader says, which a test
/// holds.
struct TextOutline: Sendable {
    /// A part of the text.
    struct Node: Sendable {
        enum Role: Sendable {
            /// A whole document of the file.
            case document
            /// A key, with or without a value.
            case entry
            /// An item of a list.
            case item
            /// A text where a key is expected: one that has no colon yet.
            case word
        }

        /// What stands for the value, but for keys and items of block style, which are nodes themselves.
        enum Value: Sendable {
            case none
            /// Without quotes, on one line or several.
            case plain(SourceSpan)
            /// With its quotes.
            case quoted(SourceSpan)
            /// `|` or `>` with the lines below.
            case block(SourceSpan)
            /// `{…}` with its brackets, or up to where the text leaves it open.
            case mapping(SourceSpan, isClosed: Bool)
            /// `[…]` in the same way.
            case sequence(SourceSpan, isClosed: Bool)

            var span: SourceSpan? {
                switch self {
                case .none: nil
                case .plain(let span), .quoted(let span), .block(let span): span
                case .mapping(let span, _), .sequence(let span, _): span
                }
            }

            /// Whether keys and items may follow on lines of their own.
            var isOpen: Bool { if case .none = self { true } else { false } }
        }

        let role: Role
        /// What it is a part of, as an index; nil for a document.
        let parent: Int?
        /// The key with its quotes, the dash of an item, or the word.
        let keySpan: SourceSpan
        /// The key, or the word, without quotes.
        let key: String
        /// The column that the key or dash begins at, from 0; nil within brackets.
        let column: Int?
        /// Behind the colon or the dash.
        let valueStart: Int
        var value = Value.none
        /// Whether the value begins on a line below the key.
        var isBelow = false
        /// Where it, with everything in it, ends.
        var end: Int
        /// Whether there are keys, items or words in it.
        var hasChildren = false
    }

    /// In the order of the text; what a node is a part of comes before it.
    let nodes: [Node]
    /// From `#` to the end of the line, in order.
    let comments: [SourceSpan]
    let file: SourceFile

    /// Reads a text.
    init(_ file: SourceFile) {
        var scanner = OutlineScanner(file.bytes)
        scanner.scan()
        nodes = scanner.nodes
        comments = scanner.comments
        self.file = file
    }

    // MARK: - Ways through it

    /// The nodes that a node is a part of, from itself outwards.
    func ancestors(of index: Int) -> some Sequence<Int> {
        sequence(first: index) { nodes[$0].parent }
    }

    /// The document that a node stands in.
    func document(of index: Int) -> Int {
        var current = index
        while let parent = nodes[current].parent { current = parent }
        return current
    }

    /// The nodes directly in a node.
    func children(of index: Int) -> [Int] {
        var children: [Int] = []
        for candidate in nodes.indices.dropFirst(index + 1) {
            guard nodes[candidate].keySpan.start <= nodes[index].end, nodes[candidate].role != .document else { break }
            if nodes[candidate].parent == index { children.append(candidate) }
        }
        return children
    }

    /// The entry of a mapping with a key.
    func entry(_ key: String, in index: Int) -> Int? {
        children(of: index).first { nodes[$0].role == .entry && nodes[$0].key.isExactly(key) }
    }

    /// The text of a scalar, without quotes; escapes are left as they are.
    func scalarText(of index: Int) -> String? {
        switch nodes[index].value {
        case .plain(let span): file.text(in: span)
        case .quoted(let span): Self.unquoted(file.bytes(in: span))
        case .none, .block, .mapping, .sequence: nil
        }
    }

    /// The place of a scalar's text, without quotes.
    func scalarSpan(of index: Int) -> SourceSpan? {
        switch nodes[index].value {
        case .plain(let span): return span
        case .quoted(let span):
            let bytes = file.bytes(in: span)
            let isClosed = bytes.count > 1 && bytes.first == bytes.last
            return SourceSpan(span.start + 1, isClosed ? span.end - 1 : span.end)
        case .none, .block, .mapping, .sequence: return nil
        }
    }

    /// A text in quotes without them.
    static func unquoted(_ bytes: ArraySlice<UInt8>) -> String {
        guard let quote = bytes.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
            return String(decoding: bytes, as: UTF8.self)
        }
        let inner = bytes.dropFirst()
        return String(decoding: bytes.count > 1 && bytes.last == quote ? inner.dropLast() : inner, as: UTF8.self)
    }

    /// Readers refuse what is nested deeper.
    static let deepest = 64

    /// What a node is a part of, from its document to itself; nil for one that is nested too deep.
    func chain(to index: Int) -> [Int]? {
        let chain = Array(ancestors(of: index).prefix(Self.deepest + 1))
        return chain.count > Self.deepest ? nil : chain.reversed()
    }

    /// The keys that lead to a node from the top of its document, items of lists left out: `spec.dataDisks.category`;
    /// nil for one that is nested too deep.
    func path(of index: Int) -> String? {
        chain(to: index)?.compactMap { nodes[$0].role == .entry ? nodes[$0].key : nil }.joined(separator: ".")
    }

    /// The last node that begins at or before an offset.
    func lastNode(before offset: Int) -> Int? {
        var low = 0
        var high = nodes.count
        while low < high {
            let middle = (low + high) / 2
            if nodes[middle].keySpan.start <= offset { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? low - 1 : nil
    }
}
