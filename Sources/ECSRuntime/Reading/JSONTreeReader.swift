/// Reads JSON text (RFC 8259, strictly, behind a byte order mark if there is one) into a ``WireTree`` in one pass over the bytes.
///
/// Everything is validated on the way: UTF-8, escapes and surrogates, numbers, nesting, and that nothing follows.
/// Without recursion: open objects and arrays are on a stack of bounded depth.
struct JSONTreeReader: ~Copyable {
    let body: UnsafePointer<UInt8>
    let count: Int
    let limits: DecodingLimits
    var position = 0
    private var open = GrowableBuffer<UInt32>(capacity: 64)
    private var lastName = TreeNode.unnamed

    init(body: UnsafePointer<UInt8>, count: Int, limits: DecodingLimits) {
        self.body = body
        self.count = count
        self.limits = limits
    }

    /// - Throws: `malformed` or `limitExceeded`, with the byte offset.
    static func read(
        _ body: UnsafeBufferPointer<UInt8>,
        into tree: inout WireTree,
        limits: DecodingLimits
    ) throws(WireDecodingError) {
        var reader = JSONTreeReader(body: tree.body, count: body.count, limits: limits)
        reader.position = lengthOfByteOrderMark(in: body)
        reader.skipWhitespace()
        if reader.position == reader.count {
            throw .malformed("the body is empty", at: reader.position)
        }
        try reader.readValues(into: &tree)
        reader.skipWhitespace()
        if reader.position < reader.count {
            throw .malformed("unexpected text behind the value", at: reader.position)
        }
    }

    private mutating func readValues(into tree: inout WireTree) throws(WireDecodingError) {
        var name = TreeNode.unnamed
        while true {
            if try readValue(name: name, into: &tree) {
                // A container with something in it was opened.
                name = try readName(into: &tree)
                continue
            }
            while true {
                if open.count == 0 {
                    return
                }
                skipWhitespace()
                let isObject = tree.nodes.base[Int(open.base[open.count - 1])].kind == .object
                let byte = peek()
                if byte == UInt8(ascii: ",") {
                    position += 1
                    skipWhitespace()
                    name = try readName(into: &tree)
                    break
                }
                if byte == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) {
                    position += 1
                    open.count -= 1
                    tree.nodes.base[Int(open.base[open.count])].end = tree.nodes.count
                } else {
                    throw expected(isObject ? "',' or '}'" : "',' or ']'")
                }
            }
        }
    }

    /// Reads a scalar or an empty container, or opens a container and returns true.
    private mutating func readValue(name: UInt32, into tree: inout WireTree) throws(WireDecodingError) -> Bool {
        let byte = peek()
        let end = tree.nodes.count + 1
        if end > tree.largestNodeCount {
            throw tree.tooManyValues(at: position)
        }
        switch byte {
        case UInt8(ascii: "\""):
            let text = try readString(into: &tree.copiedText)
            tree.nodes.append(
                TreeNode(
                    name: name,
                    kind: .string,
                    end: end,
                    start: text.start,
                    length: text.length,
                    isCopied: text.isCopied
                )
            )
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            let isObject = byte == UInt8(ascii: "{")
            if open.count >= limits.nesting {
                throw .limitExceeded("nested deeper than \(limits.nesting) levels", at: position)
            }
            tree.nodes.append(TreeNode(name: name, kind: isObject ? .object : .array, end: end, start: position))
            position += 1
            skipWhitespace()
            if peek() == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) {
                position += 1
                return false
            }
            open.append(UInt32(truncatingIfNeeded: end - 1))
            return true
        case .some(UInt8(ascii: "-")), .some(UInt8(ascii: "0")...UInt8(ascii: "9")):
            let start = position
            try readNumber()
            try checkLength(position - start, at: start)
            tree.nodes.append(
                TreeNode(name: name, kind: .number, end: end, start: start, length: position - start)
            )
        case UInt8(ascii: "t"):
            tree.nodes.append(try readLiteral("true", name: name, kind: .true, end: end))
        case UInt8(ascii: "f"):
            tree.nodes.append(try readLiteral("false", name: name, kind: .false, end: end))
        case UInt8(ascii: "n"):
            tree.nodes.append(try readLiteral("null", name: name, kind: .null, end: end))
        default:
            throw expected("a value")
        }
        return false
    }

    /// Reads `"name":` in an object; in an array there is nothing to read.
    private mutating func readName(into tree: inout WireTree) throws(WireDecodingError) -> UInt32 {
        guard tree.nodes.base[Int(open.base[open.count - 1])].kind == .object else {
            return TreeNode.unnamed
        }
        guard peek() == UInt8(ascii: "\"") else {
            throw expected("a name in double quotes")
        }
        let name: UInt32
        if let expected = tree.names.follower(of: lastName, at: body + position + 1, available: count - position - 1) {
            name = expected.number
            position += expected.length + 2
        } else {
            let copiedCount = tree.copiedText.count
            let text = try readString(into: &tree.copiedText)
            let base = text.isCopied ? UnsafePointer(tree.copiedText.base) : body
            name = tree.names.intern(base + text.start, length: text.length)
            if tree.names.count > DecodingLimits.largestNameCount {
                throw WireTree.tooManyNames(at: position)
            }
            tree.copiedText.count = copiedCount
            if !text.isCopied {
                tree.names.setFollower(of: lastName, to: name)
            }
        }
        lastName = name
        skipWhitespace()
        guard peek() == UInt8(ascii: ":") else {
            throw expected("':'")
        }
        position += 1
        skipWhitespace()
        return name
    }

    private mutating func readLiteral(
        _ literal: StaticString,
        name: UInt32,
        kind: TreeNode.Kind,
        end: Int
    ) throws(WireDecodingError) -> TreeNode {
        let length = literal.utf8CodeUnitCount
        guard count - position >= length, areEqual(body + position, literal.utf8Start, count: length) else {
            throw expected("a value")
        }
        defer { position += length }
        return TreeNode(name: name, kind: kind, end: end, start: position, length: length)
    }

    mutating func readNumber() throws(WireDecodingError) {
        if peek() == UInt8(ascii: "-") {
            position += 1
        }
        if peek() == UInt8(ascii: "0") {
            position += 1
        } else {
            try readDigits()
        }
        if peek() == UInt8(ascii: ".") {
            position += 1
            try readDigits()
        }
        if let byte = peek(), byte | 0x20 == UInt8(ascii: "e") {
            position += 1
            if let sign = peek(), sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
                position += 1
            }
            try readDigits()
        }
    }

    private mutating func readDigits() throws(WireDecodingError) {
        let start = position
        while position < count, body[position] &- 0x30 < 10 {
            position += 1
        }
        if position == start {
            throw expected("a digit")
        }
    }

    private mutating func skipWhitespace() {
        while position < count {
            let byte = body[position]
            if byte > 0x20 || (byte != 0x20 && byte != 0x0A && byte != 0x0D && byte != 0x09) {
                return
            }
            position += 1
        }
    }

    func peek() -> UInt8? {
        position < count ? body[position] : nil
    }

    func checkLength(_ length: Int, at start: Int) throws(WireDecodingError) {
        if length > limits.textBytes {
            throw .limitExceeded("a text is longer than \(limits.textBytes) bytes", at: start)
        }
    }

    func expected(_ what: String) -> WireDecodingError {
        position < count
            ? .malformed("expected \(what)", at: position)
            : .malformed("the body ends where \(what) is expected", at: position)
    }
}
