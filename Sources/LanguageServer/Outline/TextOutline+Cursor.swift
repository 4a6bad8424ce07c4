import DiagnosticsCore
import ExactText

extension TextOutline {
    /// What can be written at a place of a text.
    enum Cursor: Sendable {
        /// A comment.
        case comment(SourceSpan)
        /// A key of a node's mapping, in place of a span, which is empty where nothing is there yet.
        case key(in: Int, SourceSpan)
        /// The value of a node, in place of a span.
        case value(of: Int, SourceSpan)
        /// The first of what a node holds: a key of its mapping, or its value, or a dash.
        case content(of: Int, SourceSpan)
        /// A further item of a node's list, which has its place on a line of its own.
        case item(in: Int, SourceSpan)
        /// Nothing that the language knows: within a text of several lines, behind a value.
        case other
    }

    /// What can be written at an offset.
    func cursor(at offset: Int) -> Cursor {
        if let comment = comment(at: offset) { return .comment(comment) }
        guard let last = lastNode(before: offset) else { return .other }
        let point = SourceSpan(offset, offset)
        for index in ancestors(of: last) {
            let node = nodes[index]
            if node.role == .entry || node.role == .word, node.keySpan.start <= offset, offset <= node.keySpan.end {
                return .key(in: node.parent ?? 0, node.keySpan)
            }
            switch node.value {
            case .plain(let span) where span.start <= offset && offset <= span.end:
                let isFirst = node.isBelow || node.role == .document || node.role == .item && node.column != nil
                return isFirst ? .content(of: index, span) : .value(of: index, span)
            case .quoted(let span) where span.start <= offset && offset <= span.end:
                return .value(of: index, span)
            case .block(let span) where span.start < offset && offset <= span.end:
                return .other
            case .mapping(let span, let isClosed)
            where span.start < offset && (offset < span.end || !isClosed && offset <= lineEnd(span.end)):
                return waitingEntry(in: index, before: offset).map { .value(of: $0, point) } ?? .key(in: index, point)
            case .sequence(let span, let isClosed)
            where span.start < offset && (offset < span.end || !isClosed && offset <= lineEnd(span.end)):
                return .item(in: index, point)
            default:
                break
            }
            if node.role == .document || node.column == nil { continue }
            if isOnSameLine(node.keySpan.end, offset) {
                guard offset >= node.valueStart else { return .other }
                // Behind a value there is no more to say; before one that is below, and at none, there is.
                guard node.value.isOpen || (node.value.span?.start ?? 0) > offset else { return .other }
                return node.role == .item ? .content(of: index, point) : .value(of: index, point)
            }
        }
        return cursorOnBlankLine(at: offset, after: last)
    }

    /// A line with nothing on it before the cursor: its column says what it belongs to.
    private func cursorOnBlankLine(at offset: Int, after last: Int) -> Cursor {
        let line = file.span(ofLine: file.lineNumber(at: offset))
        let start = file.lineNumber(at: offset) == 1 ? min(line.start, offset) : line.start
        guard file.bytes(in: SourceSpan(start, offset)).allSatisfy({ $0 == 0x20 }) else { return .other }
        let column = offset - start
        let point = SourceSpan(offset, offset)
        for index in ancestors(of: last) {
            let node = nodes[index]
            guard let other = node.column, node.role != .word else { continue }
            // A dash may stand below the key that its list belongs to.
            let isListAbove =
                other == column && node.role == .entry && children(of: index).contains { nodes[$0].role == .item }
            if isListAbove { return .content(of: index, point) }
            guard other < column else { continue }
            if node.value.isOpen { return .content(of: index, point) }
            if node.role == .document, case .plain = node.value { return .content(of: index, point) }
            return .other
        }
        return .other
    }

    /// The comment that an offset stands in, behind its `#`.
    func comment(at offset: Int) -> SourceSpan? {
        var low = 0
        var high = comments.count
        while low < high {
            let middle = (low + high) / 2
            if comments[middle].start < offset { low = middle + 1 } else { high = middle }
        }
        guard low > 0, offset <= comments[low - 1].end else { return nil }
        return comments[low - 1]
    }

    /// The key in brackets whose colon is the last before an offset, and which has no value yet.
    private func waitingEntry(in index: Int, before offset: Int) -> Int? {
        guard let entry = children(of: index).last(where: { nodes[$0].keySpan.start < offset }) else { return nil }
        let node = nodes[entry]
        guard node.role == .entry, node.value.isOpen, offset >= node.valueStart else { return nil }
        return file.bytes(in: SourceSpan(node.valueStart, offset)).contains(UInt8(ascii: ",")) ? nil : entry
    }

    private func isOnSameLine(_ first: Int, _ second: Int) -> Bool {
        file.lineNumber(at: first) == file.lineNumber(at: second)
    }

    private func lineEnd(_ offset: Int) -> Int { file.span(ofLine: file.lineNumber(at: offset)).end }

    /// Whether an offset stands in block style, and not within brackets.
    ///
    /// - Parameter node: The last node at or before it.
    func isInBlock(_ offset: Int, after node: Int) -> Bool {
        !ancestors(of: node).contains { index in
            switch nodes[index].value {
            case .mapping(let span, let isClosed), .sequence(let span, let isClosed):
                span.start < offset && (offset < span.end || !isClosed && offset <= lineEnd(span.end))
            default: false
            }
        }
    }

    /// Whether an offset stands within a scalar: a comment begun there would be a part of it.
    func isInScalar(_ offset: Int) -> Bool {
        guard let last = lastNode(before: offset) else { return false }
        return ancestors(of: last).contains { index in
            switch nodes[index].value {
            case .plain(let span), .quoted(let span), .block(let span): span.start < offset && offset < span.end
            default: false
            }
        }
    }
}
