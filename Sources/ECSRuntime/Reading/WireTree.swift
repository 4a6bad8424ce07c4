/// A whole body as one flat array of nodes in document order: what both readers produce and generated code reads.
///
/// It refers to the body by address, so it lives only inside one call of ``WireDecoder``.
struct WireTree: ~Copyable {
    /// Text that no declared type asks for: XML attributes, and text between elements.
    struct ExtraText {
        var node: Int
        var name: String
    }

    var nodes: GrowableBuffer<TreeNode>
    var names = NameTable()
    /// Text that is not in the body as it stands: escaped, interrupted by entities or converted.
    var copiedText = GrowableBuffer<UInt8>(capacity: 256)
    /// Start of the body that text offsets count from.
    let body: UnsafePointer<UInt8>
    var extraTexts: [ExtraText] = []

    /// Values that it may have.
    let largestNodeCount: Int

    init(body: UnsafePointer<UInt8>, count: Int) {
        self.body = body
        largestNodeCount = DecodingLimits.valueCount(forBodyOf: count)
        // Typical bodies have a value every twenty bytes or so. Large ones never have to be copied into a larger buffer;
        // what of it is not used costs nothing.
        nodes = GrowableBuffer(capacity: min(largestNodeCount, count / 5 + 16))
    }

    /// The error for a value beyond `largestNodeCount`.
    func tooManyValues(at offset: Int) -> WireDecodingError {
        .limitExceeded("more than \(largestNodeCount) values, which is too many for its length", at: offset)
    }

    /// The error for a name beyond those that a body may have.
    static func tooManyNames(at offset: Int) -> WireDecodingError {
        .limitExceeded("more than \(DecodingLimits.largestNameCount) distinct names", at: offset)
    }

    func text(of node: TreeNode) -> UnsafeBufferPointer<UInt8> {
        let base = node.isCopied ? UnsafePointer(copiedText.base) : body
        return UnsafeBufferPointer(start: base + node.start, count: node.length)
    }

    /// Puts an element around the root: the root becomes its only member.
    mutating func wrapRoot() {
        let count = nodes.count
        nodes.append(TreeNode(name: TreeNode.unnamed, kind: .element, end: count + 1))
        for index in stride(from: count, to: 0, by: -1) {
            nodes.base[index] = nodes.base[index - 1]
            nodes.base[index].end += 1
        }
        nodes.base[0] = TreeNode(name: TreeNode.unnamed, kind: .element, end: count + 1)
        for index in extraTexts.indices { extraTexts[index].node += 1 }
    }

    func hasChildren(_ index: Int) -> Bool {
        nodes.base[index].end > index + 1
    }

    /// Whether a value says nothing: null, `{}`, `[]`, an empty element, or nothing but white space.
    @inline(__always)
    func isEmpty(_ index: Int) -> Bool {
        let node = nodes.base[index]
        switch node.kind {
        case .null: return true
        case .number, .true, .false: return false
        case .object, .array: return !hasChildren(index)
        case .string: return isBlank(text(of: node))
        case .element: return !hasChildren(index) && isBlank(text(of: node))
        }
    }
}

/// How many bytes of U+FEFF a body begins with, 3 or 0: both formats may have it (RFC 8259, section 8.1; XML, 4.3.3).
func lengthOfByteOrderMark(in body: some Sequence<UInt8>) -> Int {
    body.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
}

func isWhitespace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (byte >= 0x09 && byte <= 0x0D)
}

func isBlank(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    for byte in text where !isWhitespace(byte) {
        return false
    }
    return true
}

/// Bytes of a text that ends with a NUL.
func length(of text: UnsafePointer<UInt8>) -> Int {
    var length = 0
    while text[length] != 0 {
        length += 1
    }
    return length
}
