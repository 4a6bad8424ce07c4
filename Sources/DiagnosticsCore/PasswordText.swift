import ExactText

/// Finds what stands behind the keys of passwords in a text, by its letters alone: so that no excerpt and no message
/// repeats a password, also where the text can't be read, a key is given twice, or is misspelled.
///
/// It hides rather too much. What says where a password is kept, `{fromEnvironment: VARIABLE}` or `{fromFile: PATH}`, is
/// no secret.
public struct PasswordText: Sendable {
    /// Parts of keys, in lower case, whose values are taken for passwords.
    static let keyParts = ["passw", "passphrase", "pwd"]

    /// Paths are shorter on every system (PATH_MAX).
    private static let longestReference = 4096

    private let bytes: [UInt8]
    private let isUnreadable: Bool

    /// The places of the values in a file.
    ///
    /// - Parameter isUnreadable: Whether the text is not YAML or JSON, so that nothing says where a value ends: then
    ///   the whole rest of the line is hidden, and the lines below that are further in.
    public static func spans(in file: SourceFile, isUnreadable: Bool) -> [SourceSpan] {
        let bytes = file.bytes
        // Nearly no file has any.
        guard bytes.contains(where: { $0 | 0x20 == UInt8(ascii: "p") }) else { return [] }
        let text = PasswordText(bytes: bytes, isUnreadable: isUnreadable)
        var spans = text.spans { isKey($0) }
        // The value may be that of a variable.
        let names = Set(spans.flatMap { variableNames(in: bytes[$0.start..<$0.end]) })
        if !names.isEmpty { spans += text.spans { names.contains(Array($0)) } }
        return spans
    }

    /// Whether what stands at an offset is the value of a password's key: of an alias, the text that it stands for.
    public static func isValue(at offset: Int, in file: SourceFile) -> Bool {
        var rest = file.bytes[..<max(0, min(offset, file.bytes.count))].suffix(longestReference)
        func dropLast(while isDropped: (UInt8) -> Bool) -> ArraySlice<UInt8> {
            let end = rest.lastIndex { !isDropped($0) }.map { $0 + 1 } ?? rest.startIndex
            defer { rest = rest[..<end] }
            return rest[end...]
        }
        while true {
            _ = dropLast { isBlank($0) || isBreak($0) }
            // An anchor or a tag in front of the value.
            let before = rest
            let word = dropLast { !isBlank($0) && !isBreak($0) && $0 != UInt8(ascii: ":") }
            guard let first = word.first, first == UInt8(ascii: "&") || first == UInt8(ascii: "!") else {
                rest = before
                break
            }
        }
        guard rest.popLast() == UInt8(ascii: ":") else { return false }
        _ = dropLast { isBlank($0) || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }
        return isKey(dropLast(while: isWordByte))
    }

    /// Whether a text has a part that makes it the key of a password.
    public static func isKey(_ text: String) -> Bool { isKey(Array(text.utf8)[...]) }

    private static func isKey(_ word: ArraySlice<UInt8>) -> Bool {
        guard word.count >= 3 else { return false }
        let lower = word.map(\.asciiLowercased)
        return keyParts.contains { lower.firstRange(ofBytes: $0.utf8) != nil }
    }

    private static func variableNames(in value: ArraySlice<UInt8>) -> [[UInt8]] {
        var names: [[UInt8]] = []
        var rest = value
        while let dollar = rest.firstIndex(of: UInt8(ascii: "$")) {
            rest = rest[(dollar + 1)...]
            guard rest.first == UInt8(ascii: "{") else { continue }
            let name = rest.dropFirst().prefix(while: isWordByte)
            if rest[name.endIndex...].first == UInt8(ascii: "}") { names.append(Array(name)) }
        }
        return names
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        byte.isASCIIAlphanumeric || byte >= 0x80 || "_-.".utf8.contains(byte)
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

    private static func isBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

    /// The values of the words that are keys.
    private func spans(where isKey: (ArraySlice<UInt8>) -> Bool) -> [SourceSpan] {
        var spans: [SourceSpan] = []
        var lineStart = 0
        var lineEnd = endOfLine(from: 0)
        var hasBracket = false
        // Whether only indentation, dashes and quotes stand before this place in its line.
        var isAtLineStart = true
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            guard Self.isWordByte(byte) else {
                if Self.isBreak(byte) {
                    (lineStart, hasBracket, isAtLineStart) = (index + 1, false, true)
                    lineEnd = endOfLine(from: index + 1)
                } else if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") {
                    hasBracket = true
                } else if !Self.isBlank(byte), !"\"'?".utf8.contains(byte) {
                    isAtLineStart = false
                }
                index += 1
                continue
            }
            let end = bytes[index...].firstIndex { !Self.isWordByte($0) } ?? bytes.count
            let isDash = end == index + 1 && byte == UInt8(ascii: "-")
            if !isDash, isKey(bytes[index..<end]),
                let value = valueSpan(
                    behind: end, lineEnd: lineEnd, isInBrackets: hasBracket, isAtLineStart: isAtLineStart
                )
            {
                let whole = SourceSpan(
                    value.start, endOfLines(below: value, lineEnd: lineEnd, keyColumn: index - lineStart)
                )
                spans.append(whole)
                if whole.end > lineEnd { lineEnd = endOfLine(from: whole.end) }
                index = max(end, whole.end)
                // Behind the value stands what may still be on its line.
                isAtLineStart = false
                continue
            }
            if !isDash { isAtLineStart = false }
            index = end
        }
        return spans
    }

    /// The value behind a key, on its line; nil where the word is no key, or the value is no secret.
    private func valueSpan(
        behind keyEnd: Int, lineEnd: Int, isInBrackets: Bool, isAtLineStart: Bool
    ) -> SourceSpan? {
        var start = keyEnd
        if let quote = byte(start), quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") { start += 1 }
        while let blank = byte(start), Self.isBlank(blank) { start += 1 }
        let sign = byte(start)
        if sign == UInt8(ascii: ":") || (sign == UInt8(ascii: "=") && isAtLineStart) {
            start += 1
        } else if start < lineEnd, isAtLineStart {
            // `password s3cret: …` is a key too, and not the one that was meant.
            guard isUnreadable || bytes[start..<lineEnd].contains(UInt8(ascii: ":")) else { return nil }
            return SourceSpan(start, lineEnd)
        } else {
            return nil
        }
        while let blank = byte(start), Self.isBlank(blank) { start += 1 }
        if isReference(at: start, lineEnd: lineEnd) { return nil }
        guard !isUnreadable else { return SourceSpan(start, lineEnd) }
        switch byte(start) {
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
            return SourceSpan(start, endOfQuotes(from: start) ?? lineEnd)
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            return SourceSpan(start, endOfBrackets(from: start))
        default:
            guard isInBrackets else { return SourceSpan(start, lineEnd) }
            let end = bytes[start..<lineEnd].firstIndex { ",]}".utf8.contains($0) } ?? lineEnd
            return SourceSpan(start, end)
        }
    }

    private func byte(_ index: Int) -> UInt8? { index < bytes.count ? bytes[index] : nil }

    private func endOfLine(from index: Int) -> Int { bytes[index...].firstIndex(where: Self.isBreak) ?? bytes.count }

    private func endOfQuotes(from start: Int) -> Int? {
        let quote = bytes[start]
        var index = start + 1
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
                index += 1
            } else if bytes[index] == quote {
                return index + 1
            }
            index += 1
        }
        return nil
    }

    private func endOfBrackets(from start: Int) -> Int {
        var depth = 0
        var index = start
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth -= 1
                if depth == 0 { return index + 1 }
            case UInt8(ascii: "\""), UInt8(ascii: "'"): index = (endOfQuotes(from: index) ?? bytes.count) - 1
            default: break
            }
            index += 1
        }
        return bytes.count
    }

    /// `{fromEnvironment: NAME}` or `{fromFile: PATH}`, on the line or on the next one.
    private func isReference(at start: Int, lineEnd: Int) -> Bool {
        var index = start
        let isInBraces = start < lineEnd
        if !isInBraces {
            while let next = byte(index), Self.isBreak(next) || next == 0x20 { index += 1 }
        } else {
            guard byte(index) == UInt8(ascii: "{") else { return false }
            index += 1
            while let blank = byte(index), Self.isBlank(blank) { index += 1 }
        }
        let isQuoted = byte(index) == UInt8(ascii: "\"")
        if isQuoted { index += 1 }
        let rest = bytes[min(index, bytes.count)...]
        guard let key = ["fromEnvironment", "fromFile"].first(where: { rest.starts(with: $0.utf8) }) else {
            return false
        }
        index += key.utf8.count + (isQuoted ? 1 : 0)
        guard byte(index) == UInt8(ascii: ":") else { return false }
        index += 1
        // One value, in which nothing but a name or a path can stand.
        let value = bytes[index...].prefix(Self.longestReference).prefix {
            !Self.isBreak($0) && !"},#".utf8.contains($0)
        }
        let closing = byte(value.endIndex)
        guard isInBraces == (closing == UInt8(ascii: "}")) else { return false }
        let isOneWord = value.allSatisfy { Self.isWordByte($0) || Self.isBlank($0) || "\"'/${}".utf8.contains($0) }
        return isOneWord && value.split(whereSeparator: Self.isBlank).count == 1
    }

    /// The end of a value that goes on below its line: of the lines that are further in than its key.
    private func endOfLines(below value: SourceSpan, lineEnd: Int, keyColumn: Int) -> Int {
        let first = byte(value.start)
        let isMarked = first.map { "\"'{[".utf8.contains($0) } ?? false
        // A value that is complete on its line, and in brackets what stands behind it, has no more lines.
        guard isUnreadable || (!isMarked && value.end == lineEnd) else { return value.end }
        var end = value.end
        var index = lineEnd
        while index < bytes.count {
            while let next = byte(index), Self.isBreak(next) { index += 1 }
            let indent = bytes[index...].prefix { $0 == 0x20 }.count
            let nextEnd = endOfLine(from: index)
            guard index < bytes.count, indent > keyColumn || indent == nextEnd - index else { break }
            if indent > keyColumn { end = nextEnd }
            index = nextEnd
        }
        return end
    }
}
