package import DiagnosticsCore
import ExactText

/// Puts nodes together as a reader meets them, without recursion, and watches over nesting and duplicate keys.
///
/// Children of all open collections wait on two common stacks, so each collection is allocated once, at its final size.
package struct TreeBuilder {
    /// The two kinds of collections.
    package enum CollectionKind {
        case sequence, mapping
    }

    private struct OpenCollection {
        let kind: CollectionKind
        let start: Int
        /// Where its children begin on the stack.
        let base: Int
        var key: Key?
        /// Where all keys so far stand, once there are too many to look through one by one.
        var keySpans: [ExactText: SourceSpan] = [:]
    }

    private struct Key {
        let text: String
        let span: SourceSpan
        let isDuplicate: Bool
    }

    private let file: SourceFile
    private let nestingLimit: Int
    private var open: [OpenCollection] = []
    private var items: [DocumentNode] = []
    private var entries: [DocumentNode.Entry] = []
    /// The outermost node, once it is complete.
    package private(set) var root: DocumentNode?
    /// Duplicate keys met so far.
    package private(set) var findings = DiagnosticSink()

    /// Up to this many keys are compared one by one.
    private static let linearSearchCount = 12

    package init(file: SourceFile, limits: ParseLimits) {
        self.file = file
        nestingLimit = limits.nesting
    }

    /// How many collections are open.
    package var depth: Int { open.count }
    /// The kind of the innermost open collection.
    package var innermostKind: CollectionKind? { open.last?.kind }
    /// Where the innermost open collection begins.
    package var innermostStart: Int? { open.last?.start }
    /// Whether the next thing must be a key.
    package var expectsKey: Bool {
        guard let collection = open.last else { return false }
        return collection.kind == .mapping && collection.key == nil
    }

    /// Begins a list or mapping whose text starts at an offset.
    package mutating func open(_ kind: CollectionKind, at start: Int) throws(UnreadableInput) {
        try checkNesting(adding: 1, at: SourceSpan(start, start + 1))
        let base = kind == .sequence ? items.count : entries.count
        open.append(OpenCollection(kind: kind, start: start, base: base))
    }

    /// Refuses a node that is this many levels high, where the reader stands.
    package func checkNesting(adding height: Int, at span: SourceSpan) throws(UnreadableInput) {
        guard open.count + height > nestingLimit else { return }
        throw UnreadableInput(
            .inputLimit,
            "lists and mappings nest more than \(nestingLimit) levels deep, which is the limit",
            in: file,
            at: span
        )
    }

    /// Takes the next key of the innermost mapping.
    package mutating func addKey(_ text: String, span: SourceSpan) {
        guard let top = open.indices.last else { return }
        let first = firstSpan(ofKey: text, inCollection: top, orHere: span)
        open[top].key = Key(text: text, span: span, isDuplicate: first != nil)
        guard let first else { return }
        findings.report(
            Diagnostic(
                .error,
                .duplicateKey,
                "the key '\(text.shortenedKey)' is given twice",
                at: Diagnostic.Position(file: file, span: span),
                labels: [Diagnostic.Label(span: first, text: "given here first")],
                help: "remove one of the two"
            )
        )
    }

    /// Where a key of an open mapping stands already; nil if it is new.
    private mutating func firstSpan(
        ofKey key: String,
        inCollection index: Int,
        orHere span: SourceSpan
    ) -> SourceSpan? {
        let earlier = entries[open[index].base...]
        if earlier.count < Self.linearSearchCount {
            // By index: to hand an entry to a closure is to copy all that is in it.
            return earlier.indices.first { entries[$0].key.isExactly(key) }.map { entries[$0].keySpan }
        }
        if open[index].keySpans.isEmpty {
            open[index].keySpans = Dictionary(earlier.map { (ExactText($0.key), $0.keySpan) }) { first, _ in first }
        }
        if let first = open[index].keySpans[ExactText(key)] { return first }
        open[index].keySpans[ExactText(key)] = span
        return nil
    }

    /// Takes a complete node: the next item, the value of the last key, or the root.
    package mutating func add(_ node: DocumentNode) {
        guard let top = open.indices.last else {
            root = node
            return
        }
        if open[top].kind == .sequence {
            items.append(node)
        } else if let key = open[top].key {
            if !key.isDuplicate { entries.append(DocumentNode.Entry(key: key.text, keySpan: key.span, value: node)) }
            open[top].key = nil
        }
    }

    /// Completes the innermost collection, whose text ends at an offset, and returns it.
    @discardableResult
    package mutating func close(at end: Int) -> DocumentNode? {
        guard let collection = open.popLast() else { return nil }
        let content: DocumentNode.Content
        switch collection.kind {
        case .sequence:
            content = .sequence(Array(items[collection.base...]))
            items.removeSubrange(collection.base...)
        case .mapping:
            content = .mapping(Array(entries[collection.base...]))
            entries.removeSubrange(collection.base...)
        }
        let node = DocumentNode(content, span: SourceSpan(collection.start, end))
        add(node)
        return node
    }

    /// Forgets the finished document, keeps the findings.
    package mutating func startDocument() {
        open.removeAll(keepingCapacity: true)
        items.removeAll(keepingCapacity: true)
        entries.removeAll(keepingCapacity: true)
        root = nil
    }
}
