import DiagnosticsCore
import ExactText

/// Reads what stands in brackets, and all of JSON, into nodes of a ``TextOutline``.
struct FlowScanner {
    typealias Node = TextOutline.Node

    private let bytes: [UInt8]
    /// The nodes that there were, and those of the brackets behind them.
    private(set) var nodes: [Node]
    private(set) var comments: [SourceSpan] = []
    private(set) var position: Int
    /// Lines indented no further are not a part of it, unless they close a bracket.
    private let column: Int

    /// A bracket that is open.
    private struct Bracket {
        let owner: Int
        let start: Int
        let isMapping: Bool
        /// The key that waits for its value.
        var entry: Int?
    }

    private var brackets: [Bracket] = []

    init(_ bytes: [UInt8], nodes: [Node], position: Int, column: Int) {
        self.bytes = bytes
        self.nodes = nodes
        self.position = position
        self.column = column
    }

    /// Reads the value of a node, from its bracket to the one that closes it, or as far as it can belong to it.
    mutating func scan(of owner: Int) {
        openBracket(of: owner)
        while !brackets.isEmpty, moveToToken() {
            switch bytes[position] {
            case UInt8(ascii: ","):
                brackets[brackets.count - 1].entry = nil
                position += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                position += 1
                closeBracket(isClosed: true)
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                openBracket(of: nextOwner())
            case UInt8(ascii: ":"):
                position += 1
            default:
                readScalar()
            }
        }
        while !brackets.isEmpty { closeBracket(isClosed: false) }
    }

    private mutating func openBracket(of owner: Int) {
        brackets.append(Bracket(owner: owner, start: position, isMapping: bytes[position] == UInt8(ascii: "{")))
        position += 1
    }

    private mutating func closeBracket(isClosed: Bool) {
        let bracket = brackets.removeLast()
        let span = SourceSpan(bracket.start, position)
        nodes[bracket.owner].value =
            bracket.isMapping ? .mapping(span, isClosed: isClosed) : .sequence(span, isClosed: isClosed)
        nodes[bracket.owner].end = position
        if let last = brackets.indices.last { brackets[last].entry = nil }
    }

    /// What a value that begins here belongs to: the key before it, or an item of its own.
    private mutating func nextOwner() -> Int {
        guard let bracket = brackets.last else { return 0 }
        if let entry = bracket.entry { return entry }
        return add(.item, SourceSpan(position, position), "", valueStart: position)
    }

    private mutating func readScalar() {
        let start = position
        let isQuoted = bytes[position] == UInt8(ascii: "\"") || bytes[position] == UInt8(ascii: "'")
        position = isQuoted ? endOfQuotedText() : endOfPlainText()
        let span = SourceSpan(start, position)
        let last = brackets.count - 1
        if let entry = brackets[last].entry {
            if nodes[entry].value.isOpen {
                nodes[entry].value = isQuoted ? .quoted(span) : .plain(span)
                nodes[entry].end = position
            }
            return
        }
        let text = TextOutline.unquoted(bytes[start..<position])
        var next = position
        while let byte = byte(next), OutlineScanner.isSpace(byte) { next += 1 }
        if byte(next) == UInt8(ascii: ":") {
            position = next + 1
            brackets[last].entry = add(.entry, span, text, valueStart: position)
        } else if brackets[last].isMapping {
            _ = add(.word, span, text, valueStart: position)
        } else {
            let item = add(.item, SourceSpan(start, start), "", valueStart: start)
            nodes[item].value = isQuoted ? .quoted(span) : .plain(span)
            nodes[item].end = position
        }
    }

    private mutating func add(_ role: Node.Role, _ keySpan: SourceSpan, _ key: String, valueStart: Int) -> Int {
        if let parent = brackets.last?.owner { nodes[parent].hasChildren = true }
        nodes.append(
            Node(
                role: role, parent: brackets.last?.owner, keySpan: keySpan, key: key, column: nil,
                valueStart: valueStart, end: valueStart))
        return nodes.count - 1
    }

    // MARK: - Bytes

    private func byte(_ index: Int) -> UInt8? { index < bytes.count ? bytes[index] : nil }

    /// Moves to the next byte that is no blank and no comment; false where the brackets end before it.
    private mutating func moveToToken() -> Bool {
        while position < bytes.count {
            let next = bytes[position]
            if OutlineScanner.isBreak(next) {
                guard lineBelongsToBrackets(at: position + 1) else { return false }
                position += 1
            } else if next == 0x20 || next == 0x09 {
                position += 1
            } else if next == UInt8(ascii: "#"), OutlineScanner.isSpace(bytes[position - 1]) {
                let end = bytes[position...].firstIndex(where: OutlineScanner.isBreak) ?? bytes.count
                comments.append(SourceSpan(position, end))
                position = end
            } else {
                return true
            }
        }
        return false
    }

    private func lineBelongsToBrackets(at start: Int) -> Bool {
        var index = start
        while byte(index) == 0x20 { index += 1 }
        guard let first = byte(index) else { return true }
        return OutlineScanner.isBreak(first) || index - start > column || "}]#".utf8.contains(first)
    }

    /// Behind the closing quote; the end of the line where that comes first, but for a text that goes on below.
    private func endOfQuotedText() -> Int {
        let quote = bytes[position]
        var index = position + 1
        var firstLineEnd: Int?
        while index < bytes.count {
            let next = bytes[index]
            if next == quote {
                if quote == UInt8(ascii: "'"), byte(index + 1) == quote {
                    index += 2
                    continue
                }
                return index + 1
            }
            if OutlineScanner.isBreak(next) {
                firstLineEnd = firstLineEnd ?? index
                // In JSON no string goes on: what stands there is the next line of a text that is being typed.
                guard column >= 0, lineBelongsToBrackets(at: index + 1) else { break }
            }
            let isEscape = next == UInt8(ascii: "\\") && quote == UInt8(ascii: "\"")
            index += isEscape && byte(index + 1).map { !OutlineScanner.isBreak($0) } ?? false ? 2 : 1
        }
        return firstLineEnd ?? min(index, bytes.count)
    }

    private func endOfPlainText() -> Int {
        var index = position
        var end = position
        while let next = byte(index), !OutlineScanner.isBreak(next), !"[]{},".utf8.contains(next) {
            if next == UInt8(ascii: "#"), index > position, OutlineScanner.isSpace(bytes[index - 1]) { break }
            if next == UInt8(ascii: ":"),
                byte(index + 1).map({ OutlineScanner.isSpace($0) || "[]{},".utf8.contains($0) }) ?? true
            {
                break
            }
            index += 1
            if !OutlineScanner.isSpace(next) { end = index }
        }
        return max(end, position + 1)
    }
}
