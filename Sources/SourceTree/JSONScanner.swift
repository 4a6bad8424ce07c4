public import DiagnosticsCore
import ExactText

/// Finds values in a JSON text without reading them: so that of a large file only what is needed is parsed.
///
/// It looks at quotes and brackets only. What it skips is not checked; `DocumentReader.readJSONValue` checks the part
/// that is then read.
public enum JSONScanner {
    /// A member of an object.
    public struct Member: Sendable {
        /// The key, unescaped.
        public let key: String
        /// Where the key stands, with its quotes.
        public let keySpan: SourceSpan
        /// Where the value stands, without white space around it.
        public let valueSpan: SourceSpan
    }

    /// The members of the object that begins at an offset (white space before it is passed over), in order.
    ///
    /// - Throws: `syntax` if there is no object, or its end is missing.
    public static func members(
        of file: SourceFile,
        at offset: Int = 0
    ) throws(UnreadableInput) -> [Member] {
        try file.bytes.withUnsafeBufferPointer { (bytes) throws(UnreadableInput) -> [Member] in
            var members: [Member] = []
            var cursor = try Cursor(bytes, file: file, objectAt: offset)
            while let keySpan = try cursor.nextKey() {
                let start = cursor.position
                try cursor.skipValue()
                members.append(
                    Member(
                        key: cursor.key(in: keySpan),
                        keySpan: keySpan,
                        valueSpan: SourceSpan(start, cursor.position)
                    )
                )
            }
            return members
        }
    }

    /// The offset at which the value under a path of keys begins, or nil if a key is missing; of a key given twice the
    /// first counts.
    ///
    /// Reads no further than there. `members(of:at:)` goes on from it, or `readJSONValue` after it has told the end.
    ///
    /// - Throws: `syntax` if a value on the path is no object, or the text ends before a missing key is decided.
    public static func offset(
        ofValueAt path: [String],
        in file: SourceFile,
        from start: Int = 0
    ) throws(UnreadableInput) -> Int? {
        try file.bytes.withUnsafeBufferPointer { (bytes) throws(UnreadableInput) -> Int? in
            var offset = start
            for key in path {
                var cursor = try Cursor(bytes, file: file, objectAt: offset)
                while true {
                    guard let keySpan = try cursor.nextKey() else { return nil }
                    if cursor.key(in: keySpan).isExactly(key) { break }
                    try cursor.skipValue()
                }
                offset = cursor.position
            }
            return offset
        }
    }

    /// Where the value under a path of keys stands, or nil if a key is missing; reads no further than its end.
    ///
    /// - Parameters:
    ///   - path: Keys, the outermost first.
    ///   - file: The text.
    ///   - start: Where the object begins that has the first key.
    /// - Throws: As `offset(ofValueAt:in:)`.
    public static func span(
        ofValueAt path: [String],
        in file: SourceFile,
        from start: Int = 0
    ) throws(UnreadableInput) -> SourceSpan? {
        guard let start = try offset(ofValueAt: path, in: file, from: start) else { return nil }
        return try file.bytes.withUnsafeBufferPointer { (bytes) throws(UnreadableInput) -> SourceSpan in
            var cursor = Cursor(bytes, file: file, valueAt: start)
            try cursor.skipValue()
            return SourceSpan(start, cursor.position)
        }
    }

    /// The first offset at which a string's plain run ends: a quote, a backslash, a control character or the end.
    @inline(__always)
    static func endOfPlainRun(in bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Int {
        guard let base = bytes.baseAddress.map({ UnsafeRawPointer($0) }) else { return start }
        var index = start
        while index + 8 <= end {
            let word = UInt64(littleEndian: base.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            let stops =
                ByteMask.bytes(word, equalTo: UInt8(ascii: "\"")) | ByteMask.bytes(word, equalTo: UInt8(ascii: "\\"))
                | ByteMask.bytes(word, below: 0x20)
            if stops != 0 { return index + stops.trailingZeroBitCount >> 3 }
            index += 8
        }
        while index < end {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte < 0x20 { return index }
            index += 1
        }
        return index
    }
}

extension JSONScanner {
    /// Walks through the members of one object.
    private struct Cursor {
        let bytes: UnsafeBufferPointer<UInt8>
        let file: SourceFile
        private(set) var position: Int
        private let start: Int
        private var isAtFirstKey = true

        init(_ bytes: UnsafeBufferPointer<UInt8>, file: SourceFile, objectAt offset: Int) throws(UnreadableInput) {
            self.bytes = bytes
            self.file = file
            position = max(offset, 0)
            if position == 0 { position = ByteOrderMark.count(in: bytes) }
            start = position
            skipSpace()
            guard byte == UInt8(ascii: "{") else { throw error("expected '{' here") }
            position += 1
        }

        init(_ bytes: UnsafeBufferPointer<UInt8>, file: SourceFile, valueAt offset: Int) {
            self.bytes = bytes
            self.file = file
            position = offset
            start = offset
        }

        private var byte: UInt8? { position < bytes.count ? bytes[position] : nil }

        /// Moves to the value of the next key and returns where the key stands; nil at the end of the object.
        mutating func nextKey() throws(UnreadableInput) -> SourceSpan? {
            skipSpace()
            if byte == UInt8(ascii: "}") {
                position += 1
                return nil
            }
            if !isAtFirstKey {
                guard byte == UInt8(ascii: ",") else { throw error("expected ',' or '}' here") }
                position += 1
                skipSpace()
            }
            isAtFirstKey = false
            guard byte == UInt8(ascii: "\"") else { throw error("expected a key in double quotes here") }
            let keyStart = position
            try skipString()
            let keyEnd = position
            skipSpace()
            guard byte == UInt8(ascii: ":") else { throw error("expected ':' here") }
            position += 1
            skipSpace()
            return SourceSpan(keyStart, keyEnd)
        }

        /// Moves behind the value that begins here.
        mutating func skipValue() throws(UnreadableInput) {
            var depth = 0
            while position < bytes.count {
                switch bytes[position] {
                case UInt8(ascii: "\""):
                    try skipString()
                    if depth == 0 { return }
                case UInt8(ascii: "{"), UInt8(ascii: "["):
                    depth += 1
                    position += 1
                case UInt8(ascii: "}"), UInt8(ascii: "]"):
                    if depth == 0 { return }
                    depth -= 1
                    position += 1
                    if depth == 0 { return }
                case UInt8(ascii: ","), 0x20, 0x0A, 0x0D, 0x09:
                    if depth == 0 { return }
                    position += 1
                default:
                    position += 1
                }
            }
            if depth > 0 { throw error("the text ends inside this object", at: start) }
        }

        /// Moves behind the string whose opening quote is here.
        private mutating func skipString() throws(UnreadableInput) {
            let quote = position
            position = JSONScanner.endOfPlainRun(in: bytes, from: position + 1, to: bytes.count)
            while position < bytes.count {
                switch bytes[position] {
                case UInt8(ascii: "\""):
                    position += 1
                    return
                case UInt8(ascii: "\\"):
                    position += 2
                default:
                    position += 1
                }
                position = JSONScanner.endOfPlainRun(in: bytes, from: position, to: bytes.count)
            }
            throw error("this string is never closed", at: quote)
        }

        private mutating func skipSpace() {
            while let byte, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
        }

        /// The key in a span that `nextKey` told.
        func key(in span: SourceSpan) -> String {
            let text = bytes[(span.start + 1)..<(span.end - 1)]
            guard text.contains(UInt8(ascii: "\\")) else { return String(decoding: text, as: UTF8.self) }
            var unescaped: [UInt8] = []
            var index = text.startIndex
            while index < text.endIndex {
                if let escape = JSONEscape(in: text[index...]) {
                    unescaped.append(contentsOf: escape.character.utf8)
                    index += escape.length
                } else {
                    unescaped.append(text[index])
                    index += 1
                }
            }
            return String(decoding: unescaped, as: UTF8.self)
        }

        private func error(_ message: String, at offset: Int? = nil) -> UnreadableInput {
            UnreadableInput(.syntax, message, in: file, at: file.spanOfCharacter(at: offset ?? position))
        }
    }
}
