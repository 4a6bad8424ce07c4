import ExactText

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
        guard range.upperBound - position > 2, let high = bytes[position + 1].hexadecimalValue,
            let low = bytes[position + 2].hexadecimalValue
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
        var escaped: UInt64 = 0
        for position in stride(from: 0, to: bytes.count, by: 8) {
            // The multiplication adds the eight bits up in the highest byte.
            escaped += ((reservedBytes(of: word(of: bytes, at: position)) >> 7) &* eachByte) >> 56
        }
        return bytes.count + 2 * Int(escaped)
    }

    /// Where the bytes that stand for themselves end.
    static func endOfUnreserved(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        for position in stride(from: start, to: bytes.count, by: 8) {
            let reserved = reservedBytes(of: word(of: bytes, at: position))
            if reserved != 0 { return position + reserved.trailingZeroBitCount / 8 }
        }
        return bytes.count
    }

    /// Whether a byte stands for itself.
    static func isUnreserved(_ byte: UInt8) -> Bool { reservedBytes(of: UInt64(byte)) & 0x80 == 0 }

    /// The eight bytes from a position on, the first in the lowest bits; letters where there are less.
    private static func word(of bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> UInt64 {
        let rest = bytes.count - position
        if rest >= 8 {
            let word = UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: position, as: UInt64.self)
            return UInt64(littleEndian: word)
        }
        var word = UInt64(UInt8(ascii: "a")) &* eachByte
        for byte in bytes[position...].reversed() { word = word << 8 | UInt64(byte) }
        return word
    }

    /// The high bit of each byte that has to be encoded: all but letters, digits and `-._~`.
    ///
    /// Eight at once, since nearly all of a request is Base64, which is counted and encoded twice.
    private static func reservedBytes(of word: UInt64) -> UInt64 {
        let highBits = 0x80 &* eachByte
        let ascii = word & ~highBits
        /// The high bit of each byte in a range. No byte borrows from the next, as the high bits are set before.
        func bytes(of word: UInt64, from first: Unicode.Scalar, to last: Unicode.Scalar) -> UInt64 {
            let isFromFirst = (word | highBits) &- UInt64(UInt8(ascii: first)) &* eachByte
            let isAfterLast = (word | highBits) &- (UInt64(UInt8(ascii: last)) + 1) &* eachByte
            return isFromFirst & ~isAfterLast
        }
        let unreserved =
            bytes(of: ascii | 0x20 &* eachByte, from: "a", to: "z") | bytes(of: ascii, from: "0", to: "9")
            | bytes(of: ascii, from: "-", to: ".") | bytes(of: ascii, from: "_", to: "_")
            | bytes(of: ascii, from: "~", to: "~")
        return ~(unreserved & ~word) & highBits
    }

    /// A multiplication with it puts a byte into each of the eight.
    private static let eachByte: UInt64 = 0x0101_0101_0101_0101

    static let percentSign = UInt8(ascii: "%")

    /// The digit of a value below 16, in upper case.
    static func hexadecimalDigit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") - 10 + value
    }
}
