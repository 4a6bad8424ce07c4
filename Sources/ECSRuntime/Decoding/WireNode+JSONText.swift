extension WireNode {
    /// A list of texts that may also come as the text of a JSON array, as requests carry it; empty if absent or null.
    public borrowing func jsonStrings(_ field: Int) -> [String] {
        let texts = strings(field)
        guard isScalar(field), let text = texts.first,
            text.utf8.first(where: { !isWhitespace($0) }) == UInt8(ascii: "[")
        else { return texts }
        guard let items = Self.texts(inArray: text) else {
            decoding.fail(onlyNode(field), "expected the text of a JSON array of texts")
            return []
        }
        guard decoding.spend(items.count, MemoryLayout<String>.stride, at: index) else { return [] }
        return items
    }

    /// Whether a member is one text or number, and no list.
    private borrowing func isScalar(_ field: Int) -> Bool {
        let slot = slot(field)
        guard slot != 0, slot & DecodingState.repeatedFlag == 0 else { return false }
        let node = decoding.node(Int(slot))
        return node.kind != .array && node.kind != .object && node.end == Int(slot) + 1
    }

    private static func texts(inArray text: String) -> [String]? {
        guard isOneArray(text) else { return nil }
        // As a member, so that the reader of bodies with all its limits reads it.
        let body = Array(#"{"Items":"#.utf8) + Array(text.utf8) + [UInt8(ascii: "}")]
        guard let items = try? WireDecoder(format: .json).decode(JSONArray.self, from: body).items else { return nil }
        let texts = items.compactMap(\.scalarText)
        return texts.count == items.count ? texts : nil
    }

    /// Whether nothing stands behind the bracket that closes the first one.
    private static func isOneArray(_ text: String) -> Bool {
        var depth = 0
        var isInString = false
        var isEscaped = false
        var isClosed = false
        for byte in text.utf8 {
            if isClosed, !isWhitespace(byte) { return false }
            if isInString {
                isInString = isEscaped || byte != UInt8(ascii: "\"")
                isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
                continue
            }
            switch byte {
            case UInt8(ascii: "\""): isInString = true
            case UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "]"):
                depth -= 1
                isClosed = depth == 0
            default: break
            }
        }
        return isClosed
    }
}

/// What holds the array while it is read.
private struct JSONArray: WireDecodable {
    static var wireFields: StaticString { "Items\titems" }

    let items: [WireValue]

    init(from node: borrowing WireNode) { items = node.values(0) }
}

extension WireValue {
    /// The text of a text, number or boolean; `nil` for anything else.
    fileprivate var scalarText: String? {
        switch self {
        case .string(let text), .number(let text): text
        case .bool(let flag): flag ? "true" : "false"
        case .null, .array, .object: nil
        }
    }
}
