extension JSONTreeReader {
    /// Where the text of a string is: in the body, or in the buffer of copied texts.
    struct Text {
        var start: Int
        var length: Int
        var isCopied: Bool
    }

    /// Reads a string from its opening quote on; only one with escapes is copied.
    @inline(__always)
    mutating func readString(into copiedText: inout GrowableBuffer<UInt8>) throws(WireDecodingError) -> Text {
        let start = position + 1
        var end = start
        while count - end >= 8 {
            let special = Self.specialBytes(in: loadWord(body + end))
            if special == 0 {
                end += 8
                continue
            }
            end += special.trailingZeroBitCount >> 3
            if body[end] == UInt8(ascii: "\""), end - start <= limits.textBytes {
                position = end + 1
                return Text(start: start, length: end - start, isCopied: false)
            }
            break
        }
        return try readUnusualString(into: &copiedText)
    }

    /// Reads a string with escapes or other than ASCII text, one that ends with the body, or one that is too long.
    @inline(never)
    private mutating func readUnusualString(
        into copiedText: inout GrowableBuffer<UInt8>
    ) throws(WireDecodingError) -> Text {
        let quote = position
        position += 1
        let start = position
        try skipPlainText()
        if position < count, body[position] == UInt8(ascii: "\"") {
            let length = position - start
            position += 1
            try checkLength(length, at: quote)
            return Text(start: start, length: length, isCopied: false)
        }
        let copiedStart = copiedText.count
        var plainStart = start
        while true {
            guard position < count else {
                throw .malformed("the body ends inside a string", at: position)
            }
            copiedText.append(body + plainStart, count: position - plainStart)
            try checkLength(copiedText.count - copiedStart, at: quote)
            if body[position] == UInt8(ascii: "\"") {
                position += 1
                return Text(start: copiedStart, length: copiedText.count - copiedStart, isCopied: true)
            }
            try readEscape(into: &copiedText)
            plainStart = position
            try skipPlainText()
        }
    }

    /// Moves to the next quote or backslash, or to the end of the body; checks control characters and UTF-8.
    private mutating func skipPlainText() throws(WireDecodingError) {
        while true {
            while count - position >= 8 {
                let special = Self.specialBytes(in: loadWord(body + position))
                if special != 0 {
                    position += special.trailingZeroBitCount >> 3
                    break
                }
                position += 8
            }
            guard position < count else {
                return
            }
            let byte = body[position]
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
                return
            }
            if byte < 0x20 {
                throw .malformed("a control character inside a string", at: position)
            }
            if byte < 0x80 {
                position += 1
            } else {
                let length = lengthOfUTF8Sequence(body + position, available: count - position)
                if length == 0 {
                    throw .malformed("invalid UTF-8", at: position)
                }
                position += length
            }
        }
    }

    /// High bits of the bytes that need a look: quote, backslash, control and non-ASCII. Exact up to the first of them.
    private static func specialBytes(in word: UInt64) -> UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let highBits: UInt64 = 0x8080_8080_8080_8080
        let quotes = word ^ (ones &* 0x22)
        let backslashes = word ^ (ones &* 0x5C)
        let isQuote = (quotes &- ones) & ~quotes
        let isBackslash = (backslashes &- ones) & ~backslashes
        let isControl = (word &- (ones &* 0x20)) & ~word
        return (isQuote | isBackslash | isControl | word) & highBits
    }

    private mutating func readEscape(into copiedText: inout GrowableBuffer<UInt8>) throws(WireDecodingError) {
        let start = position
        position += 1
        guard let byte = peek() else {
            throw .malformed("the body ends inside a string", at: position)
        }
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): copiedText.append(byte)
        case UInt8(ascii: "b"): copiedText.append(0x08)
        case UInt8(ascii: "f"): copiedText.append(0x0C)
        case UInt8(ascii: "n"): copiedText.append(0x0A)
        case UInt8(ascii: "r"): copiedText.append(0x0D)
        case UInt8(ascii: "t"): copiedText.append(0x09)
        case UInt8(ascii: "u"):
            var scalar = try readHexDigits()
            if scalar >= 0xD800, scalar < 0xDC00 {
                guard peek() == UInt8(ascii: "\\"), position + 1 < count, body[position + 1] == UInt8(ascii: "u") else {
                    throw .malformed("half of a surrogate pair", at: start)
                }
                position += 2
                let low = try readHexDigits()
                guard low >= 0xDC00, low < 0xE000 else {
                    throw .malformed("half of a surrogate pair", at: start)
                }
                scalar = 0x10000 + ((scalar - 0xD800) << 10) + (low - 0xDC00)
            }
            guard let valid = Unicode.Scalar(scalar) else {
                throw .malformed("half of a surrogate pair", at: start)
            }
            for unit in UTF8.encode(valid) ?? Unicode.UTF8.encodedReplacementCharacter {
                copiedText.append(unit)
            }
        default:
            throw .malformed("unknown escape", at: start)
        }
    }

    private mutating func readHexDigits() throws(WireDecodingError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = peek() else {
                throw .malformed("the body ends inside a string", at: position)
            }
            let digit: UInt8
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
            case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - UInt8(ascii: "A") + 10
            default: throw .malformed("expected four hexadecimal digits", at: position)
            }
            value = (value << 4) | UInt32(digit)
            position += 1
        }
        return value
    }
}

/// Bytes of the well-formed UTF-8 sequence at `bytes` that starts with a non-ASCII byte, or 0 (Unicode table 3-7).
func lengthOfUTF8Sequence(_ bytes: UnsafePointer<UInt8>, available: Int) -> Int {
    func isContinuation(_ index: Int) -> Bool { bytes[index] & 0xC0 == 0x80 }
    let first = bytes[0]
    switch first {
    case 0xC2...0xDF:
        return available >= 2 && isContinuation(1) ? 2 : 0
    case 0xE0...0xEF:
        guard available >= 3, isContinuation(1), isContinuation(2) else {
            return 0
        }
        let isOverlong = first == 0xE0 && bytes[1] < 0xA0
        let isSurrogate = first == 0xED && bytes[1] > 0x9F
        return isOverlong || isSurrogate ? 0 : 3
    case 0xF0...0xF4:
        guard available >= 4, isContinuation(1), isContinuation(2), isContinuation(3) else {
            return 0
        }
        let isOverlong = first == 0xF0 && bytes[1] < 0x90
        let isTooLarge = first == 0xF4 && bytes[1] > 0x8F
        return isOverlong || isTooLarge ? 0 : 4
    default:
        return 0
    }
}
