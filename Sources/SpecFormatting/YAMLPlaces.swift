import DiagnosticsCore
import SourceTree

/// Where the parts of YAML documents stand that formatting has to know of.
struct YAMLPlaces {
    /// The ends of the keys of block mappings, by their starts.
    private(set) var keyEnds: [Int: Int] = [:]
    /// The indicators of block scalars, by their lines.
    private(set) var blockScalars: [Int: Int] = [:]
    /// The ends of single values and of brackets, by their lines: a comment can only follow them.
    private(set) var valueEnds: [Int: Int] = [:]
    /// Lines that go on with what began on an earlier one.
    private(set) var continuations: Set<Int> = []
    /// Where values of several lines begin that were added: an alias has the place of what it stands for.
    private var longTokens: Set<Int> = []
    private let file: SourceFile

    init(_ file: SourceFile, _ documents: [DocumentNode]) {
        self.file = file
        for document in documents { add(document) }
    }

    private mutating func add(_ node: DocumentNode) {
        switch node.content {
        case .scalar(let scalar) where scalar.style == .block:
            blockScalars[line(at: node.span.start)] = node.span.start
        case .scalar:
            addToken(node.span)
        case .sequence(let items):
            if isBracketed(node) { return addToken(node.span) }
            for item in items { add(item) }
        case .mapping(let entries):
            if isBracketed(node) { return addToken(node.span) }
            for entry in entries {
                keyEnds[entry.keySpan.start] = entry.keySpan.end
                add(entry.value)
            }
        }
    }

    private mutating func addToken(_ span: SourceSpan) {
        let first = line(at: span.start)
        let last = line(at: span.end)
        valueEnds[last] = max(valueEnds[last] ?? 0, span.end)
        if first < last, longTokens.insert(span.start).inserted { continuations.formUnion(first + 1...last) }
    }

    private func isBracketed(_ node: DocumentNode) -> Bool {
        file.bytes(in: node.span).first.map { "[{".utf8.contains($0) } ?? false
    }

    private func line(at offset: Int) -> Int { file.lineNumber(at: offset) }
}
