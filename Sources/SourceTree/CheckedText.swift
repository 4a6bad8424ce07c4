package import DiagnosticsCore
import ExactText

/// The bytes of an input that are known to be UTF-8 without NUL, not blank and within the byte limit.
///
/// Valid only inside the `withUnsafeBufferPointer` call that it was made in.
package struct CheckedText {
    /// The whole file.
    package let bytes: UnsafeBufferPointer<UInt8>
    /// Offset of the first byte to read, behind a byte order mark.
    package let start: Int
    /// Offset behind the last byte to read.
    package let end: Int
    /// Whether every byte is ASCII, so that characters and bytes count the same.
    package let isASCII: Bool

    /// Checks a part of a file.
    package init(
        _ bytes: UnsafeBufferPointer<UInt8>,
        of file: SourceFile,
        in span: SourceSpan,
        limits: ParseLimits
    ) throws(UnreadableInput) {
        let lower = min(max(span.start, 0), bytes.count)
        let upper = min(max(span.end, lower), bytes.count)
        if upper - lower > limits.bytes {
            throw UnreadableInput(
                .inputLimit,
                "the text has \(upper - lower) bytes, the limit is \(limits.bytes)",
                in: file,
                at: SourceSpan(lower + max(limits.bytes, 0), lower + max(limits.bytes, 0))
            )
        }
        let text = UnsafeBufferPointer(rebasing: bytes[lower..<upper])
        try Self.refuseUTF16(text, file: file, offset: lower)
        self.bytes = bytes
        start = lower + ByteOrderMark.count(in: text)
        end = upper
        switch TextCheck.firstFault(in: text) {
        case .none(let isASCII):
            self.isASCII = isASCII
        case .nul(let offset):
            throw UnreadableInput(
                .nulByte,
                "a NUL byte, which text never has",
                in: file,
                at: SourceSpan(lower + offset, lower + offset + 1)
            )
        case .notUTF8(let offset):
            throw UnreadableInput(
                .notUTF8,
                "byte 0x\(String(text[offset], radix: 16, uppercase: true)) is not UTF-8 here",
                in: file,
                at: SourceSpan(lower + offset, lower + offset + 1),
                help: "save the file as UTF-8"
            )
        }
        guard bytes[start..<end].contains(where: { ![0x09, 0x0A, 0x0D, 0x20].contains($0) }) else {
            throw UnreadableInput(.emptyInput, "nothing to read here", in: file, at: SourceSpan(lower, lower))
        }
    }

    /// UTF-16 and UTF-32 show by their byte order mark, or by a first character whose other bytes are 0.
    private static func refuseUTF16(
        _ text: UnsafeBufferPointer<UInt8>,
        file: SourceFile,
        offset: Int
    ) throws(UnreadableInput) {
        guard text.count >= 2 else { return }
        let isWide =
            switch (text[0], text[1]) {
            case (0xFE, 0xFF), (0xFF, 0xFE): true
            case (0, 1...): true
            case (1..., 0): text.count >= 4 && (text[2] == 0 || text[3] == 0)
            case (0, 0): text.count >= 4 && text[2] == 0xFE && text[3] == 0xFF
            default: false
            }
        guard isWide, text.count.isMultiple(of: 2) || text[0] >= 0xFE else { return }
        throw UnreadableInput(
            .notUTF8,
            "the text is UTF-16 or UTF-32, not UTF-8",
            in: file,
            at: SourceSpan(offset, offset + 1),
            help: "save the file as UTF-8"
        )
    }
}

/// What is wrong with the bytes of a text.
enum TextCheck: Equatable {
    case none(isASCII: Bool)
    case nul(at: Int)
    case notUTF8(at: Int)

    /// The first NUL or the first byte that begins no UTF-8 character (RFC 3629).
    static func firstFault(in text: UnsafeBufferPointer<UInt8>) -> TextCheck {
        guard let base = text.baseAddress.map({ UnsafeRawPointer($0) }) else { return .none(isASCII: true) }
        var isASCII = true
        var index = 0
        let count = text.count
        while index < count {
            if index + 8 <= count {
                let word = base.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                if word & ByteMask.highBits == 0, ByteMask.zeroBytes(word) == 0 {
                    index += 8
                    continue
                }
            }
            let byte = text[index]
            if byte == 0 { return .nul(at: index) }
            if byte < 0x80 {
                index += 1
                continue
            }
            isASCII = false
            let length = characterLength(text, at: index)
            if length == 0 { return .notUTF8(at: index) }
            index += length
        }
        return .none(isASCII: isASCII)
    }

    /// Bytes of the character of two bytes or more that begins here; 0 if none does.
    private static func characterLength(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        func isContinuation(_ offset: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
            index + offset < text.count && range.contains(text[index + offset])
        }
        switch text[index] {
        case 0xC2...0xDF:
            return isContinuation(1) ? 2 : 0
        case 0xE0...0xEF:
            let second: ClosedRange<UInt8> =
                switch text[index] {
                case 0xE0: 0xA0...0xBF
                case 0xED: 0x80...0x9F
                default: 0x80...0xBF
                }
            return isContinuation(1, second) && isContinuation(2) ? 3 : 0
        case 0xF0...0xF4:
            let second: ClosedRange<UInt8> =
                switch text[index] {
                case 0xF0: 0x90...0xBF
                case 0xF4: 0x80...0x8F
                default: 0x80...0xBF
                }
            return isContinuation(1, second) && isContinuation(2) && isContinuation(3) ? 4 : 0
        default:
            return 0
        }
    }
}
