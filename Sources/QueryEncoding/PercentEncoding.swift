/// Percent-encoding as signatures want it: of each UTF-8 byte, letters, digits and `-_.~` stay and any other becomes `%XX`.
///
/// Source of the rule: RFC 3986, section 2.3 (unreserved characters) and 2.1 (upper-case digits).
public enum PercentEncoding {
    /// Encodes a text, such as a name, a value, or a whole query that is signed.
    public static func encode(_ text: String) -> String {
        var text = text
        let count = text.withUTF8(encodedCount)
        if count == text.utf8.count { return text }
        return String(unsafeUninitializedCapacity: count) { buffer in
            var writer = QueryWriter(buffer)
            writer.encode(&text)
            return writer.count
        }
    }

    /// Decodes a text; `+` stays `+`.
    ///
    /// - Throws: `invalidEscape` or `notUTF8`.
    public static func decode(_ text: String) throws(QuerySyntaxError) -> String {
        try Array(text.utf8).withUnsafeBufferPointer { (bytes) throws(QuerySyntaxError) in
            try decode(bytes, in: bytes.indices, plusIsSpace: false)
        }
    }

    /// Decodes a part of a text; offsets in errors are those of the whole.
    static func decode(
        _ bytes: UnsafeBufferPointer<UInt8>,
        in range: Range<Int>,
        plusIsSpace: Bool
    ) throws(QuerySyntaxError) -> String {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(range.count)
        var position = range.lowerBound
        while position < range.upperBound {
            let byte = bytes[position]
            if byte == percentSign {
                guard let escaped = escapedByte(at: position, of: bytes, in: range) else {
                    throw QuerySyntaxError(code: .invalidEscape, offset: position)
                }
                decoded.append(escaped)
                position += 3
            } else {
                decoded.append(byte == UInt8(ascii: "+") && plusIsSpace ? UInt8(ascii: " ") : byte)
                position += 1
            }
        }
        let text = String(decoding: decoded, as: UTF8.self)
        // `String` repairs what is not UTF-8, which shows as a difference.
        if text.utf8.elementsEqual(decoded) { return text }
        var origin = range.lowerBound
        for _ in 0..<countOfValidUTF8(decoded) { origin += bytes[origin] == percentSign ? 3 : 1 }
        throw QuerySyntaxError(code: .notUTF8, offset: origin)
    }

    /// The byte that an escape at a `%` stands for; nil if two hexadecimal digits do not follow.
    static func escapedByte(at position: Int, of bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>) -> UInt8? {
        guard range.upperBound - position > 2, let high = hexadecimalValue(bytes[position + 1]),
            let low = hexadecimalValue(bytes[position + 2])
        else { return nil }
        return high << 4 | low
    }

    /// How many bytes at the beginning are UTF-8.
    private static func countOfValidUTF8(_ bytes: [UInt8]) -> Int {
        var parser = UTF8.ForwardParser()
        var rest = bytes.makeIterator()
        var count = 0
        while case .valid(let scalar) = parser.parseScalar(from: &rest) { count += scalar.count }
        return count
    }

    /// How many bytes `encode` makes of these.
    static func encodedCount(of bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var escaped = 0
        for byte in bytes where !isUnreserved(byte) { escaped += 1 }
        return bytes.count + 2 * escaped
    }

    /// Where the bytes that stand for themselves end.
    static func endOfUnreserved(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var end = start
        while end < bytes.count, isUnreserved(bytes[end]) { end += 1 }
        return end
    }

    /// Whether a byte stands for itself.
    static func isUnreserved(_ byte: UInt8) -> Bool {
        let table = byte < 64 ? unreservedBelow64 : unreservedFrom64
        return byte < 128 && (table >> UInt64(byte & 63)) & 1 == 1
    }

    /// One bit per character, as a test of a bit is faster than a chain of comparisons: `-`, `.`, `0` to `9`.
    private static let unreservedBelow64: UInt64 = 0x03FF_6000_0000_0000
    /// From `@` on: `A` to `Z`, `_`, `a` to `z`, `~`.
    private static let unreservedFrom64: UInt64 = 0x47FF_FFFE_87FF_FFFE

    static let percentSign = UInt8(ascii: "%")

    /// The digit of a value below 16, in upper case.
    static func hexadecimalDigit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") - 10 + value
    }

    /// The value of a digit in either case.
    private static func hexadecimalValue(_ digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        default: nil
        }
    }
}
