/// Base64 with the standard alphabet and padding (RFC 4648, 4).
public enum Base64 {
    /// Encodes bytes, without a line break.
    public static func encode(_ bytes: [UInt8]) -> String {
        String(unsafeUninitializedCapacity: (bytes.count + 2) / 3 * 4) { text in
            bytes.withUnsafeBufferPointer { bytes in
                alphabet.withUnsafeBufferPointer { encode(bytes, with: $0, into: text) }
            }
        }
    }

    /// - Returns: How many bytes were written.
    private static func encode(
        _ bytes: UnsafeBufferPointer<UInt8>, with alphabet: UnsafeBufferPointer<UInt8>,
        into text: UnsafeMutableBufferPointer<UInt8>
    ) -> Int {
        func digit(_ bits: UInt32) -> UInt8 { alphabet[Int(bits & 63)] }
        var position = 0
        var start = 0
        while bytes.count - start >= 3 {
            let group = UInt32(bytes[start]) << 16 | UInt32(bytes[start + 1]) << 8 | UInt32(bytes[start + 2])
            text[position] = digit(group >> 18)
            text[position + 1] = digit(group >> 12)
            text[position + 2] = digit(group >> 6)
            text[position + 3] = digit(group)
            start += 3
            position += 4
        }
        guard start < bytes.count else { return position }
        let hasTwo = bytes.count - start == 2
        let group = UInt32(bytes[start]) << 16 | (hasTwo ? UInt32(bytes[start + 1]) << 8 : 0)
        text[position] = digit(group >> 18)
        text[position + 1] = digit(group >> 12)
        text[position + 2] = hasTwo ? digit(group >> 6) : padding
        text[position + 3] = padding
        return position + 4
    }

    /// Decodes a text; nil if it is not canonical Base64. Line breaks, blanks and tabs are skipped: tools wrap lines.
    public static func decode(_ text: some Sequence<UInt8>) -> [UInt8]? {
        var bytes: [UInt8] = []
        var pending: UInt32 = 0
        var digits = 0
        var paddings = 0
        for byte in text {
            switch byte {
            case 0x0A, 0x0D, 0x20, 0x09:
                continue
            case padding:
                paddings += 1
                guard paddings <= 2 else { return nil }
            default:
                guard paddings == 0, let value = value(of: byte) else { return nil }
                pending = pending << 6 | UInt32(value)
                digits += 1
                if digits == 4 {
                    bytes.append(UInt8(truncatingIfNeeded: pending >> 16))
                    bytes.append(UInt8(truncatingIfNeeded: pending >> 8))
                    bytes.append(UInt8(truncatingIfNeeded: pending))
                    (pending, digits) = (0, 0)
                }
            }
        }
        // Bits beyond the last byte must be zero, or two texts would stand for the same bytes.
        switch (digits, paddings) {
        case (0, 0):
            return bytes
        case (2, 2) where pending & 0xF == 0:
            return bytes + [UInt8(truncatingIfNeeded: pending >> 4)]
        case (3, 1) where pending & 0x3 == 0:
            return bytes + [UInt8(truncatingIfNeeded: pending >> 10), UInt8(truncatingIfNeeded: pending >> 2)]
        default:
            return nil
        }
    }

    private static let padding = UInt8(ascii: "=")

    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    private static func value(of character: UInt8) -> UInt8? {
        switch character {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): character - UInt8(ascii: "A")
        case UInt8(ascii: "a")...UInt8(ascii: "z"): character - UInt8(ascii: "a") + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): character - UInt8(ascii: "0") + 52
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }
}
