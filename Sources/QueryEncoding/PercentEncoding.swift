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
        var position = 0
        var escaped = 0
        while bytes.count - position >= ByteBlock.count {
            var counts = SIMD16<UInt8>(repeating: 0)
            // No more blocks than a byte counts.
            for _ in 0..<min((bytes.count - position) / ByteBlock.count, Int(UInt8.max)) {
                counts &+= ByteBlock(bytes, at: position).reservedOnes
                position += ByteBlock.count
            }
            for index in counts.indices { escaped += Int(counts[index]) }
        }
        while position < bytes.count {
            if !isUnreserved(bytes[position]) { escaped += 1 }
            position += 1
        }
        return bytes.count + 2 * escaped
    }

    /// Whether a byte stands for itself.
    @inline(__always)
    static func isUnreserved(_ byte: UInt8) -> Bool {
        byte.isASCIIAlphanumeric || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_")
            || byte == UInt8(ascii: "~")
    }

    static let percentSign = UInt8(ascii: "%")

    /// The digit of a value below 16, in upper case.
    static func hexadecimalDigit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") - 10 + value
    }
}
