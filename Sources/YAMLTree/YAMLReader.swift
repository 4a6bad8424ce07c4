import DiagnosticsCore
import ExactText
import SourceTree

/// Reads the documents of a YAML text from libyaml's events.
///
/// Valid only as long as the `CheckedText` that it reads.
struct YAMLReader {
    let file: SourceFile
    let text: CheckedText
    private let limits: ParseLimits
    private let events: YAMLEventStream
    private var builder: TreeBuilder
    /// The anchors of the document read so far.
    private var anchors: [ExactText: Anchor] = [:]
    /// What is open: the anchor it has, and where its last child ends.
    private var collections: [OpenCollection] = []
    private var aliasNodes = 0
    private var aliasBytes = 0

    private enum Anchor {
        /// Its collection is still being read; `depth` says which.
        case open(depth: Int)
        case complete(DocumentNode)
    }

    private struct OpenCollection {
        let anchor: String?
        /// Begins with a bracket, and so ends with one.
        let hasBrackets: Bool
        var end: Int
    }

    init(_ text: CheckedText, file: SourceFile, limits: ParseLimits) throws(UnreadableInput) {
        try Self.checkDirectives(of: text, in: file)
        guard let events = YAMLEventStream(text) else {
            throw UnreadableInput(.inputLimit, "out of memory", in: file, at: SourceSpan(text.start, text.start))
        }
        self.events = events
        self.text = text
        self.file = file
        self.limits = limits
        builder = TreeBuilder(file: file, limits: limits)
    }

    /// Duplicate keys met so far.
    var findings: DiagnosticSink { builder.findings }

    /// Reads all documents.
    mutating func readDocuments() throws(UnreadableInput) -> [DocumentNode] {
        var documents: [DocumentNode] = []
        var emptyDocument: SourceSpan?
        while true {
            let event = try nextEvent()
            switch event.kind {
            case .streamEnd:
                if documents.isEmpty {
                    throw emptyInput(at: emptyDocument ?? SourceSpan(text.start, text.start))
                }
                try checkLineSeparators(documents)
                return documents
            case .documentStart:
                if let emptyDocument { throw emptyInput(at: emptyDocument) }
                builder.startDocument()
                anchors.removeAll(keepingCapacity: true)
                if let root = try readRoot() {
                    documents.append(root)
                } else {
                    emptyDocument = SourceSpan(event.start, max(event.end, event.start))
                }
            default:
                break
            }
        }
    }

    private func emptyInput(at span: SourceSpan) -> UnreadableInput {
        UnreadableInput(.emptyInput, "a document without content", in: file, at: span)
    }

    /// Reads up to the end of a document; nil if it has no content.
    private mutating func readRoot() throws(UnreadableInput) -> DocumentNode? {
        var hasContent = false
        while true {
            let event = try nextEvent()
            switch event.kind {
            case .documentEnd, .streamEnd:
                return hasContent ? builder.root : nil
            case .documentStart:
                break
            case .scalar(let text, let style):
                hasContent = hasContent || !text.isEmpty || style != .plain || event.anchor != nil || event.tag != nil
                try readScalar(text, style, event)
            case .alias(let name):
                hasContent = true
                try readAlias(name, event)
            case .collectionStart(let kind):
                hasContent = true
                try openCollection(kind, event)
            case .collectionEnd:
                closeCollection(event)
            }
        }
    }

    private func nextEvent() throws(UnreadableInput) -> YAMLEvent {
        do {
            return try events.next()
        } catch {
            throw YAMLProblemTranslator(file: file, limits: limits).translate(error)
        }
    }

    // MARK: - Nodes

    private mutating func readScalar(
        _ text: String,
        _ writtenStyle: YAMLScalarStyle,
        _ event: YAMLEvent
    ) throws(UnreadableInput) {
        let properties = try readProperties(of: event)
        let style: DocumentNode.Scalar.Style
        var span = SourceSpan(properties.contentStart, event.end)
        switch writtenStyle {
        case .plain:
            style = properties.isText ? .quoted : .plain
            if text.isEmpty { span = emptyScalarSpan(event) }
        case .quoted:
            style = .quoted
        case .block:
            style = .block
            span = BlockScalarLayout(span, text: text, in: file)?.contentSpan ?? span
        }
        let node = DocumentNode(
            .scalar(DocumentNode.Scalar(text: text, style: style, statedType: properties.statedType)), span: span
        )
        if let anchor = event.anchor { anchors[ExactText(anchor)] = .complete(node) }
        add(node, at: span)
    }

    /// Where a value that is not there would stand: libyaml may say so only at the next token.
    private func emptyScalarSpan(_ event: YAMLEvent) -> SourceSpan {
        var end = event.end
        while end > text.start, text.bytes[end - 1].isSpace { end -= 1 }
        return SourceSpan(end, end)
    }

    private mutating func readAlias(_ name: String, _ event: YAMLEvent) throws(UnreadableInput) {
        let span = SourceSpan(event.start, event.end)
        switch anchors[ExactText(name)] {
        case nil:
            // Among more names than anybody writes by hand, looking costs more than it helps.
            let nearest = anchors.count <= 200 ? NearestName.find(name, among: anchors.keys.sorted().map(\.text)) : nil
            let isSecret = file.mayBePassword(span)
            throw syntaxError(
                "no anchor \(isSecret ? "of this name" : "'&\(name.shortened)'") stands before this alias",
                at: span,
                help: isSecret ? nil : nearest.map { "did you mean '*\($0)'?" }
            )
        case .open:
            throw syntaxError(
                "the alias \(file.quotation(of: span)) stands inside the very node that it names", at: span
            )
        case .complete(let node):
            if builder.expectsKey {
                guard case .scalar = node.content else { throw badKey(node.kindName, at: span) }
            }
            let (count, height, bytes) = node.size
            aliasNodes += count
            aliasBytes += bytes
            guard aliasBytes <= limits.bytes else {
                throw UnreadableInput(
                    .inputLimit,
                    "aliases add more than \(limits.bytes) bytes of text to the file, which is the limit",
                    in: file,
                    at: span
                )
            }
            guard aliasNodes <= limits.aliasNodes else {
                throw UnreadableInput(
                    .inputLimit,
                    "aliases add more than \(limits.aliasNodes) nodes to the file, which is the limit",
                    in: file,
                    at: span
                )
            }
            try builder.checkNesting(adding: height, at: span)
            add(node, at: span)
        }
    }

    private mutating func openCollection(
        _ kind: TreeBuilder.CollectionKind,
        _ event: YAMLEvent
    ) throws(UnreadableInput) {
        let start = try readProperties(of: event).contentStart
        guard !builder.expectsKey else {
            throw badKey(kind == .mapping ? "a mapping" : "a list", at: file.spanOfCharacter(at: start))
        }
        let first = start < text.end ? text.bytes[start] : 0
        let bracket = kind == .mapping ? UInt8(ascii: "{") : UInt8(ascii: "[")
        try builder.open(kind, at: start)
        if let anchor = event.anchor { anchors[ExactText(anchor)] = .open(depth: builder.depth) }
        collections.append(OpenCollection(anchor: event.anchor, hasBrackets: first == bracket, end: start))
    }

    private mutating func closeCollection(_ event: YAMLEvent) {
        let depth = builder.depth
        guard let collection = collections.popLast() else { return }
        // libyaml ends a block collection where the next token begins, lines further on.
        let end = collection.hasBrackets ? event.end : collection.end
        if let parent = collections.indices.last { collections[parent].end = end }
        guard let node = builder.close(at: end) else { return }
        if let anchor = collection.anchor.map({ ExactText($0) }), case .open(depth) = anchors[anchor] {
            anchors[anchor] = .complete(node)
        }
    }

    /// Hands a complete node to the collection around it, as a key where one is due.
    private mutating func add(_ node: DocumentNode, at span: SourceSpan) {
        if let parent = collections.indices.last { collections[parent].end = max(collections[parent].end, span.end) }
        if builder.expectsKey, let scalar = node.scalar {
            builder.addKey(scalar.text, span: span)
        } else {
            builder.add(node)
        }
    }

    // MARK: - Errors

    private func badKey(_ kind: String, at span: SourceSpan) -> UnreadableInput {
        syntaxError("a key must be a single value, not \(kind)", at: span)
    }

    func syntaxError(_ message: String, at span: SourceSpan, help: String? = nil) -> UnreadableInput {
        UnreadableInput(.syntax, message, in: file, at: span, help: help)
    }
}

extension DocumentNode {
    /// How many nodes it has, keys not counted, how many levels of collections, and how many bytes of text.
    fileprivate var size: (count: Int, height: Int, bytes: Int) {
        var total = (count: 1, height: 0, bytes: 0)
        func add(_ child: DocumentNode) {
            let size = child.size
            total.count += size.count
            total.height = max(total.height, size.height)
            total.bytes += size.bytes
        }
        switch content {
        case .scalar(let scalar):
            return (1, 0, scalar.text.utf8.count)
        case .sequence(let items):
            for item in items { add(item) }
        case .mapping(let entries):
            for entry in entries {
                total.bytes += entry.key.utf8.count
                add(entry.value)
            }
        }
        return (total.count, total.height + 1, total.bytes)
    }
}
