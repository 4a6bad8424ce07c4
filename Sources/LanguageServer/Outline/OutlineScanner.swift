import DiagnosticsCore
import ExactText

/// Makes a ``TextOutline``: one pass over the lines of block style; brackets are read by `scanFlow`.
struct OutlineScanner {
    typealias Node = TextOutline.Node

    let bytes: [UInt8]
    private(set) var nodes: [Node] = []
    private(set) var comments: [SourceSpan] = []
    /// The block nodes that are open, the document first.
    private var open: [Int] = []
    private var position: Int

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        position = ByteOrderMark.count(in: bytes)
    }

    mutating func scan() {
        beginDocument(at: position)
        while position < bytes.count { scanLine() }
        for index in nodes.indices.reversed() {
            // A node ends no sooner than what is in it.
            guard let parent = nodes[index].parent else { continue }
            nodes[parent].end = max(nodes[parent].end, nodes[index].end)
        }
        for index in nodes.indices where nodes[index].role == .document {
            // Up to the next one.
            nodes[index].end = max(nodes[index].end, documentEnds[index] ?? bytes.count)
        }
    }

    /// Where documents end that another one follows.
    private var documentEnds: [Int: Int] = [:]

    private mutating func beginDocument(at start: Int) {
        if let last = open.first { documentEnds[last] = start }
        open = []
        open.append(
            add(.document, parent: nil, keySpan: SourceSpan(start, start), key: "", column: -1, valueStart: start))
    }

    // MARK: - Lines

    private mutating func scanLine() {
        let lineStart = position
        skipBlanks()
        guard let first = byte(position) else { return }
        if Self.isBreak(first) {
            position += 1
        } else if first == UInt8(ascii: "#") || (first == UInt8(ascii: "%") && position == lineStart) {
            skipComment()
        } else if position == lineStart, isMarker("---") {
            // What stands before the first marker is no document, unless there is something in it.
            if nodes.count == 1, open.count == 1, nodes[0].value.isOpen {
                nodes = []
                open = []
            }
            beginDocument(at: lineStart)
            position += 3
            skipBlanks()
            scanContent(lineStart: lineStart, column: position - lineStart)
        } else if position == lineStart, isMarker("...") {
            skipLine()
        } else {
            scanContent(lineStart: lineStart, column: position - lineStart)
        }
    }

    private func isMarker(_ marker: StaticString) -> Bool {
        let isWritten = marker.withUTF8Buffer { bytes[position...].starts(with: $0) }
        return isWritten && (byte(position + 3).map(Self.isSpace) ?? true)
    }

    /// Dashes, a key, a value: as many of them as the line has.
    private mutating func scanContent(lineStart: Int, column: Int) {
        var column = column
        var innermostItem: Int?
        while byte(position) == UInt8(ascii: "-"), byte(position + 1).map(Self.isSpace) ?? true {
            close(downToItemAt: column)
            demoteValue(of: open.last ?? 0)
            let item = add(
                .item, parent: open.last, keySpan: SourceSpan(position, position + 1), key: "", column: column,
                valueStart: position + 1)
            open.append(item)
            innermostItem = item
            position += 1
            skipBlanks()
            if isAtEndOfLine { return endLine() }
            column = position - lineStart
        }
        let start = position
        skipProperties()
        if isAtEndOfLine { return endLine() }
        if let key = readKey() {
            addKey(key, startingAt: start, column: column)
        } else if let innermostItem {
            scanValue(of: innermostItem, beyond: nodes[innermostItem].column ?? -1)
        } else {
            scanLooseValue(column: column)
        }
        endLine()
    }

    private mutating func addKey(_ key: Key, startingAt start: Int, column: Int) {
        close(downTo: column)
        let parent = open.last ?? 0
        demoteValue(of: parent)
        let entry = add(
            .entry, parent: parent, keySpan: key.span, key: key.text, column: column, valueStart: key.valueStart)
        open.append(entry)
        position = key.valueStart
        skipBlanks()
        skipProperties()
        if isAtEndOfLine { return }
        scanValue(of: entry, beyond: column)
    }

    /// What was taken for the value of the key above turns out to be a key without a colon.
    private mutating func demoteValue(of parent: Int) {
        guard case .plain(let span) = nodes[parent].value, nodes[parent].role == .document || nodes[parent].isBelow else {
            return
        }
        nodes[parent].value = .none
        _ = add(.word, parent: parent, keySpan: span, key: text(in: span), column: nil, valueStart: span.end)
    }

    /// A value on a line of its own: of the key or dash above, or a word that is yet to become a key.
    private mutating func scanLooseValue(column: Int) {
        close(downTo: column)
        let owner = open.last ?? 0
        if nodes[owner].value.isOpen, !nodes[owner].hasChildren {
            nodes[owner].isBelow = true
            return scanValue(of: owner, beyond: nodes[owner].column ?? -1)
        }
        let start = position
        if case .plain(let span) = nodes[owner].value, nodes[owner].role != .document {
            // A text of several lines.
            let end = endOfPlainText()
            nodes[owner].value = .plain(SourceSpan(span.start, end))
            nodes[owner].end = end
            position = end
            return
        }
        let end = endOfPlainText()
        let span = SourceSpan(start, end)
        _ = add(.word, parent: owner, keySpan: span, key: text(in: span), column: column, valueStart: end)
        position = end
    }

    /// Closes nodes until a key at a column has its place.
    private mutating func close(downTo column: Int) {
        while open.count > 1, let last = open.last, (nodes[last].column ?? -1) >= column { open.removeLast() }
    }

    /// Closes nodes until a dash at a column has its place, which may be below a key at the same column.
    private mutating func close(downToItemAt column: Int) {
        while open.count > 1, let last = open.last {
            let other = nodes[last].column ?? -1
            let isParent = other == column && nodes[last].role == .entry && nodes[last].value.isOpen
            guard other >= column, !isParent else { return }
            open.removeLast()
        }
    }

    // MARK: - Values

    /// Reads a value that begins here; lines that are indented no further than a column are not a part of it.
    private mutating func scanValue(of owner: Int, beyond column: Int) {
        let start = position
        switch byte(position) {
        case UInt8(ascii: "|"), UInt8(ascii: ">"):
            let end = endOfBlockText(beyond: column)
            set(.block(SourceSpan(start, end)), of: owner)
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
            position = endOfQuotedText(from: start, beyond: column)
            set(.quoted(SourceSpan(start, position)), of: owner)
        case UInt8(ascii: "["), UInt8(ascii: "{"):
            var flow = FlowScanner(bytes, nodes: nodes, position: position, column: column)
            nodes = []
            flow.scan(of: owner)
            nodes = flow.nodes
            comments += flow.comments
            position = flow.position
        default:
            position = endOfPlainText()
            set(.plain(SourceSpan(start, position)), of: owner)
        }
    }

    private mutating func set(_ value: Node.Value, of owner: Int) {
        nodes[owner].value = value
        nodes[owner].end = max(nodes[owner].end, value.span?.end ?? 0)
    }

    /// Moves behind the header and the lines of a block scalar, and says where the last that is not blank ends.
    private mutating func endOfBlockText(beyond column: Int) -> Int {
        skipLine()
        var end = position
        while end > 0, Self.isBreak(bytes[end - 1]) { end -= 1 }
        while position < bytes.count {
            var index = position
            while byte(index) == 0x20 { index += 1 }
            if index < bytes.count, !Self.isBreak(bytes[index]) {
                guard index - position > column else { break }
                let isDocumentMarker = index == position && (isMarker("---") || isMarker("..."))
                if isDocumentMarker { break }
                skipLine()
                end = position
                while end > 0, Self.isBreak(bytes[end - 1]) { end -= 1 }
            } else {
                position = min(index + 1, bytes.count)
            }
        }
        return end
    }

    /// Where a text in quotes ends, behind the closing quote; the end of its first line where there is none in the lines
    /// that can belong to it.
    private func endOfQuotedText(from start: Int, beyond column: Int) -> Int {
        let quote = bytes[start]
        var index = start + 1
        while index < bytes.count {
            let next = bytes[index]
            if next == quote {
                if quote == UInt8(ascii: "'"), byte(index + 1) == quote {
                    index += 2
                    continue
                }
                return index + 1
            }
            if next == UInt8(ascii: "\\"), quote == UInt8(ascii: "\""),
                byte(index + 1).map({ !Self.isBreak($0) }) ?? false
            {
                index += 2
                continue
            }
            index += 1
            guard Self.isBreak(next) else { continue }
            var content = index
            while byte(content) == 0x20 { content += 1 }
            if let first = byte(content), !Self.isBreak(first), content - index <= column { break }
        }
        return endOfLine(from: start)
    }

    /// Where a text without quotes ends on its line.
    private func endOfPlainText() -> Int {
        var index = position
        var end = position
        while let next = byte(index), !Self.isBreak(next) {
            if next == UInt8(ascii: "#"), index > position, Self.isSpace(bytes[index - 1]) { break }
            index += 1
            if !Self.isSpace(next) { end = index }
        }
        return end
    }

    // MARK: - Keys

    struct Key {
        let span: SourceSpan
        let text: String
        let valueStart: Int
    }

    /// The key that begins here and has its colon on the same line.
    private func readKey() -> Key? {
        guard let first = byte(position) else { return nil }
        if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
            let end = endOfQuotedText(from: position, beyond: .max)
            guard end <= endOfLine(from: position), end - position > 1, bytes[end - 1] == first else { return nil }
            var colon = end
            while byte(colon) == 0x20 { colon += 1 }
            guard byte(colon) == UInt8(ascii: ":"), byte(colon + 1).map(Self.isSpace) ?? true else { return nil }
            return Key(
                span: SourceSpan(position, end), text: TextOutline.unquoted(bytes[position..<end]),
                valueStart: colon + 1)
        }
        guard !"[]{}|>#%@`*,".utf8.contains(first) else { return nil }
        var index = position
        while let next = byte(index), !Self.isBreak(next) {
            if next == UInt8(ascii: "#"), index > position, Self.isSpace(bytes[index - 1]) { return nil }
            if next == UInt8(ascii: ":"), byte(index + 1).map(Self.isSpace) ?? true {
                var end = index
                while end > position, Self.isSpace(bytes[end - 1]) { end -= 1 }
                let span = SourceSpan(position, end)
                return Key(span: span, text: text(in: span), valueStart: index + 1)
            }
            index += 1
        }
        return nil
    }

    /// Moves behind an anchor and a tag.
    private mutating func skipProperties() {
        while let first = byte(position), first == UInt8(ascii: "&") || first == UInt8(ascii: "!") {
            while let next = byte(position), !Self.isSpace(next) { position += 1 }
            skipBlanks()
        }
    }

    // MARK: - Bytes

    private mutating func add(
        _ role: Node.Role, parent: Int?, keySpan: SourceSpan, key: String, column: Int?, valueStart: Int
    ) -> Int {
        if let parent { nodes[parent].hasChildren = true }
        nodes.append(
            Node(
                role: role, parent: parent, keySpan: keySpan, key: key, column: column, valueStart: valueStart,
                end: valueStart))
        return nodes.count - 1
    }

    private func byte(_ index: Int) -> UInt8? { index < bytes.count ? bytes[index] : nil }

    private func text(in span: SourceSpan) -> String { String(decoding: bytes[span.start..<span.end], as: UTF8.self) }

    static func isBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

    static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || isBreak(byte) }

    private mutating func skipBlanks() {
        while let next = byte(position), next == 0x20 || next == 0x09 { position += 1 }
    }

    private var isAtEndOfLine: Bool {
        guard let next = byte(position) else { return true }
        return Self.isBreak(next) || (next == UInt8(ascii: "#") && position > 0 && Self.isSpace(bytes[position - 1]))
    }

    private func endOfLine(from start: Int) -> Int {
        bytes[start...].firstIndex(where: Self.isBreak) ?? bytes.count
    }

    private mutating func skipComment() {
        let end = endOfLine(from: position)
        comments.append(SourceSpan(position, end))
        position = end
    }

    /// Passes over what is left of a line: blanks, a comment, what does not belong there.
    private mutating func endLine() {
        // A block scalar has ended its line already.
        if position > 0, Self.isBreak(bytes[position - 1]) { return }
        skipBlanks()
        if byte(position) == UInt8(ascii: "#") { skipComment() }
        skipLine()
    }

    /// Moves behind the line break.
    private mutating func skipLine() {
        position = min(endOfLine(from: position) + 1, bytes.count)
    }
}
