public import DiagnosticsCore

/// Makes edits of a YAML or JSON document that leave everything else as it is written: layout, comments, quotes, line
/// breaks.
///
/// What it can't be sure of, such as a place that an alias brings along or text between two keys that is no blank, it
/// makes no edit for.
public struct DocumentEditor: Sendable {
    let file: SourceFile
    let root: DocumentNode

    /// An editor of a document.
    ///
    /// - Parameters:
    ///   - root: The document as it was read.
    ///   - file: The text that it was read from.
    public init(_ root: DocumentNode, in file: SourceFile) {
        self.root = root
        self.file = file
    }

    /// Takes out a key with its value. Where it is the only key of its mapping, the key of that goes instead.
    ///
    /// - Parameters:
    ///   - offset: Where the key begins.
    ///   - kept: Keys whose mappings mean something also when they are empty: these don't go.
    public func removal(ofKeyAt offset: Int, keeping kept: [String] = []) -> TextEdit? {
        guard var way = way(to: offset, isKey: true) else { return nil }
        while let step = way.popLast() {
            guard let entries = step.node.entries, entries.indices.contains(step.index) else { return nil }
            if entries.count == 1 {
                guard let parent = way.last?.node.entries, let above = way.last,
                    parent.indices.contains(above.index),
                    !kept.contains(where: { $0.utf8.elementsEqual(parent[above.index].key.utf8) })
                else { return nil }
                continue
            }
            let parts = entries.map { Part(start: $0.keySpan.start, end: end(of: $0)) }
            return isFlow(step.node) ? flowRemoval(step.index, of: parts) : blockRemoval(step.index, of: parts)
        }
        return nil
    }

    /// Takes out an item of a list that has more.
    ///
    /// - Parameter offset: Where the item's text begins.
    public func removal(ofItemAt offset: Int) -> TextEdit? {
        guard let step = way(to: offset, isKey: false)?.last, let items = step.node.items, items.count > 1 else {
            return nil
        }
        let parts = items.map { Part(start: $0.span.start, end: trimmedEnd($0.span.end, from: $0.span.start)) }
        if isFlow(step.node) { return flowRemoval(step.index, of: parts) }
        let part = parts[step.index]
        let line = file.span(ofLine: file.lineNumber(at: part.start))
        let before = file.bytes(in: SourceSpan(line.start, part.start))
        // The item's own dash, and nothing before it.
        guard before.drop(while: { $0 == 0x20 }).first == UInt8(ascii: "-"),
            before.drop(while: { $0 == 0x20 }).dropFirst().allSatisfy({ $0 == 0x20 }), let end = part.end,
            let lineEnd = lineEnd(behind: end)
        else { return nil }
        return holdsAnchor(SourceSpan(part.start, end)) ? nil : .deletion(SourceSpan(line.start, lineEnd))
    }

    // MARK: - Finding the way

    /// A step from the document to one of its parts: the child of a node.
    struct Step {
        let node: DocumentNode
        let index: Int
    }

    /// The nodes around what begins at an offset, from the outermost, each with the child that leads there; nil where
    /// nothing begins.
    private func way(to offset: Int, isKey: Bool) -> [Step]? {
        var way: [Step] = []
        var node = root
        while true {
            switch node.content {
            case .scalar:
                return nil
            case .mapping(let entries):
                guard let index = entries.lastIndex(beginningUpTo: offset, \.keySpan.start) else { return nil }
                way.append(Step(node: node, index: index))
                if entries[index].keySpan.start == offset { return isKey ? way : nil }
                node = entries[index].value
            case .sequence(let items):
                guard let index = items.lastIndex(beginningUpTo: offset, \.span.start) else { return nil }
                way.append(Step(node: node, index: index))
                if !isKey, items[index].span.start == offset { return way }
                node = items[index]
            }
            guard node.span.start <= offset, offset < node.span.end else { return nil }
        }
    }

    /// The mapping with a place.
    func mapping(at span: SourceSpan) -> DocumentNode? {
        var node = root
        while node.span != span || node.entries == nil {
            switch node.content {
            case .scalar:
                return nil
            case .mapping(let entries):
                guard let index = entries.lastIndex(beginningUpTo: span.start, \.keySpan.start) else { return nil }
                node = entries[index].value
            case .sequence(let items):
                guard let index = items.lastIndex(beginningUpTo: span.start, \.span.start) else { return nil }
                node = items[index]
            }
            guard node.span.start <= span.start, span.end <= node.span.end else { return nil }
        }
        return node
    }

    // MARK: - What stands where

    /// A key with its value, or an item: its end is nil where an alias brings it from elsewhere.
    private struct Part {
        let start: Int
        let end: Int?
    }

    func isFlow(_ node: DocumentNode) -> Bool {
        file.bytes(in: node.span).first.map { "[{".utf8.contains($0) } ?? false
    }

    /// The end of a key's value, without the blanks and line breaks behind it.
    func end(of entry: DocumentNode.Entry) -> Int? {
        guard entry.value.span.start >= entry.keySpan.end else { return nil }
        return trimmedEnd(entry.value.span.end, from: entry.keySpan.end)
    }

    private func trimmedEnd(_ end: Int, from start: Int) -> Int {
        let blanks = file.bytes(in: SourceSpan(start, end)).reversed().prefix { $0.isSpace }.count
        return max(start, end - blanks)
    }

    /// What is named may be meant elsewhere.
    private func holdsAnchor(_ span: SourceSpan) -> Bool { file.bytes(in: span).contains(UInt8(ascii: "&")) }

    /// The end of the line behind an offset with its line break; nil where there is more on it than a comment.
    private func lineEnd(behind offset: Int) -> Int? {
        let line = file.span(ofLine: file.lineNumber(at: max(0, offset - 1)))
        let rest = file.bytes(in: SourceSpan(offset, line.end)).drop { $0 == 0x20 || $0 == 0x09 }
        guard rest.isEmpty || rest.first == UInt8(ascii: "#") else { return nil }
        var end = line.end
        if end < file.bytes.count, file.bytes[end] == 0x0D { end += 1 }
        if end < file.bytes.count, file.bytes[end] == 0x0A { end += 1 }
        return end
    }

    // MARK: - Taking out

    private func blockRemoval(_ index: Int, of parts: [Part]) -> TextEdit? {
        let part = parts[index]
        guard let end = part.end, let lineEnd = lineEnd(behind: end), !holdsAnchor(SourceSpan(part.start, end)) else {
            return nil
        }
        let line = file.span(ofLine: file.lineNumber(at: part.start))
        let before = file.bytes(in: SourceSpan(line.start, part.start))
        if before.allSatisfy({ $0 == 0x20 }) { return .deletion(SourceSpan(line.start, lineEnd)) }
        // The first key behind a dash: the next one takes its place.
        guard index == 0, parts.count > 1, before.allSatisfy({ $0 == 0x20 || $0 == UInt8(ascii: "-") }),
            file.bytes(in: SourceSpan(end, parts[1].start)).allSatisfy(\.isSpace)
        else { return nil }
        return .deletion(SourceSpan(part.start, parts[1].start))
    }

    private func flowRemoval(_ index: Int, of parts: [Part]) -> TextEdit? {
        let part = parts[index]
        guard let end = part.end, !holdsAnchor(SourceSpan(part.start, end)) else { return nil }
        if index + 1 < parts.count {
            let next = parts[index + 1].start
            return isComma(SourceSpan(end, next)) ? .deletion(SourceSpan(part.start, next)) : nil
        }
        guard index > 0, let before = parts[index - 1].end, isComma(SourceSpan(before, part.start)) else { return nil }
        return .deletion(SourceSpan(before, end))
    }

    /// Whether there is nothing but a comma.
    private func isComma(_ span: SourceSpan) -> Bool {
        file.bytes(in: span).filter { !$0.isSpace }.elementsEqual([UInt8(ascii: ",")])
    }
}

extension Array {
    /// The last of some elements in the order of their places that begins at an offset or before it.
    func lastIndex(beginningUpTo offset: Int, _ start: (Element) -> Int) -> Int? {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if start(self[middle]) <= offset { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? low - 1 : nil
    }
}
