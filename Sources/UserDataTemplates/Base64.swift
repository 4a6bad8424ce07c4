/// Base64 with the standard alphabet and padding (RFC 4648, 4).
public enum Base64 {
    /// Encodes bytes, without a line break.
    public static func encode(_ bytes: some Collection<UInt8>) -> String {
        var text: [UInt8] = []
        text.reserveCapacity((bytes.count + 2) / 3 * 4)
        var pending: UInt32 = 0
        var pendingBytes = 0
        func digit(_ shift: UInt32) -> UInt8 { alphabet[Int(pending >> shift & 63)] }
        for byte in bytes {
            pending = pending << 8 | UInt32(byte)
            pendingBytes += 1
            if pendingBytes == 3 {
                text += [digit(18), digit(12), digit(6), digit(0)]
                (pending, pendingBytes) = (0, 0)
            }
        }
        if pendingBytes == 1 {
            pending <<= 16
            text += [digit(18), digit(12), padding, padding]
        } else if pendingBytes == 2 {
            pending <<= 8
            text += [digit(18), digit(12), digit(6), padding]
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Decodes a text; nil if it is not canonical Base64. Line breaks, blanks and tabs are skipped: tools wrap lines.
    public static func decode(_ text: some Sequence<UInt8>) -> [UInt8]? {
        var bytes: [UInt8] = []
        var pending: UInt32 = 0
        var digits = 0
        var paddings = 0
        for character in text {
            switch character {
            case 0x0A, 0x0D, 0x20, 0x09:
                continue
            case padding:
                paddings += 1
                guard paddings <= 2 else { return nil }
            default:
                guard paddings == 0, let value = value(of: character) else { return nil }
                pending = pending << 6 | UInt32(value)
                digits += 1
                if digits == 4 {
                    bytes += [16, 8, 0].map { UInt8(truncatingIfNeeded: pending >> UInt32($0)) }
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
