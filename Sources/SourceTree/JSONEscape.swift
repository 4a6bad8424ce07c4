import ExactText

/// An escape sequence of a JSON string; `\u` pairs of surrogates are one.
struct JSONEscape {
    /// What it stands for.
    let character: Unicode.Scalar
    /// How many bytes it is written in.
    let length: Int

    /// Reads the escape that begins at the slice's first byte; nil if it is none, or a lone surrogate.
    init?(in text: Slice<UnsafeBufferPointer<UInt8>>) {
        let bytes = text.prefix(12)
        guard bytes.count >= 2, bytes.first == UInt8(ascii: "\\") else { return nil }
        let kind = bytes[bytes.startIndex + 1]
        if kind == UInt8(ascii: "u") {
            guard let codePoint = Self.codePoint(bytes) else { return nil }
            (character, length) = codePoint
        } else {
            guard let simple = Self.simpleEscape(kind) else { return nil }
            (character, length) = (simple, 2)
        }
    }

    private static func simpleEscape(_ byte: UInt8) -> Unicode.Scalar? {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): Unicode.Scalar(byte)
        case UInt8(ascii: "b"): "\u{8}"
        case UInt8(ascii: "f"): "\u{C}"
        case UInt8(ascii: "n"): "\n"
        case UInt8(ascii: "r"): "\r"
        case UInt8(ascii: "t"): "\t"
        default: nil
        }
    }

    private static func codePoint(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> (Unicode.Scalar, Int)? {
        guard let first = hexadecimal(bytes.dropFirst(2).prefix(4)) else { return nil }
        if let scalar = Unicode.Scalar(first) { return (scalar, 6) }
        let second = bytes.dropFirst(6)
        guard first < 0xDC00, second.starts(with: [UInt8(ascii: "\\"), UInt8(ascii: "u")]),
            let low = hexadecimal(second.dropFirst(2)), (0xDC00...0xDFFF).contains(low),
            let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (low - 0xDC00))
        else { return nil }
        return (scalar, 12)
    }

    private static func hexadecimal(_ digits: Slice<UnsafeBufferPointer<UInt8>>) -> UInt32? {
        guard digits.count == 4 else { return nil }
        var value: UInt32 = 0
        for digit in digits {
            guard let bits = digit.hexadecimalValue else { return nil }
            value = value << 4 | UInt32(bits)
        }
        return value
    }
}
