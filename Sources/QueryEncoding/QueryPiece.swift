/// Where one parameter stands in an encoded query.
struct QueryPiece {
    /// Name, `=` and value.
    let whole: Range<Int>
    /// The encoded name.
    let name: Range<Int>
    /// The encoded value; empty at the end of the piece where there is no `=`.
    let value: Range<Int>

    /// The pieces between `&`; none for an empty text.
    static func split(_ bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>) -> [QueryPiece] {
        if range.isEmpty { return [] }
        var pieces: [QueryPiece] = []
        var start = range.lowerBound
        while true {
            var nameEnd = start
            while nameEnd < range.upperBound, bytes[nameEnd] != UInt8(ascii: "="), bytes[nameEnd] != UInt8(ascii: "&") {
                nameEnd += 1
            }
            var end = nameEnd
            while end < range.upperBound, bytes[end] != UInt8(ascii: "&") { end += 1 }
            pieces.append(QueryPiece(whole: start..<end, name: start..<nameEnd, value: min(nameEnd + 1, end)..<end))
            if end == range.upperBound { return pieces }
            start = end + 1
        }
    }

    /// The pieces of a whole text.
    static func split(_ bytes: UnsafeBufferPointer<UInt8>) -> [QueryPiece] { split(bytes, in: bytes.indices) }

    /// Whether it comes first by the decoded bytes of name and value, as `QueryParameter.precedes(_:)` has it.
    func precedes(_ other: QueryPiece, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let (name, otherName) = (DecodedBytes(bytes, in: name), DecodedBytes(bytes, in: other.name))
        if name.lexicographicallyPrecedes(otherName) { return true }
        return name.elementsEqual(otherName)
            && DecodedBytes(bytes, in: value).lexicographicallyPrecedes(DecodedBytes(bytes, in: other.value))
    }
}

/// The bytes that a part of a canonical query stands for, decoded as they are asked for.
struct DecodedBytes: Sequence, IteratorProtocol {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var rest: Range<Int>

    /// A part of a query whose escapes are well-formed; one that is not is passed on as it stands.
    init(_ bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>) {
        self.bytes = bytes
        rest = range
    }

    /// The next decoded byte.
    mutating func next() -> UInt8? {
        guard let position = rest.first else { return nil }
        let byte = bytes[position]
        if byte == PercentEncoding.percentSign,
            let escaped = PercentEncoding.escapedByte(at: position, of: bytes, in: rest)
        {
            rest = (position + 3)..<rest.upperBound
            return escaped
        }
        rest = (position + 1)..<rest.upperBound
        return byte
    }
}
