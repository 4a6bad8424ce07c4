import DiagnosticsCore
import ExactText
import SourceTree

extension ShellTextReader {
    /// Reads what begins with `$`, or a backquote.
    mutating func readExpansion(isQuoted: Bool) throws(UnreadableInput) {
        let start = index
        openWord()
        guard bytes[start] == UInt8(ascii: "$") else { throw commandOutput(at: start, length: 1) }
        let next = start + 1 < bytes.count ? bytes[start + 1] : 0
        switch next {
        case UInt8(ascii: "'") where !isQuoted: try readEscapedText()
        // A text to be translated; there is nothing to translate it by.
        case UInt8(ascii: "\"") where !isQuoted: index += 1
        case UInt8(ascii: "("): try readOutput()
        case UInt8(ascii: "{"): try readBracedVariable()
        case _ where Self.isNameByte(next) && !next.isASCIIDigit:
            index += 1
            try put(variable: readName(), at: start)
        case _ where next.isASCIIDigit || "@*#?$!-".utf8.contains(next):
            throw fault("only the shell knows what stands for '$\(Unicode.Scalar(next))'", at: start, length: 2)
        default:
            append([UInt8(ascii: "$")])
            index += 1
        }
    }

    private func commandOutput(at offset: Int, length: Int) -> UnreadableInput {
        fault(
            "a shell would put in what another command prints", at: offset, length: length,
            help: "nothing is run here: write what it prints; or give the command between the brackets alone")
    }

    private static func isNameByte(_ byte: UInt8) -> Bool { byte.isASCIIAlphanumeric || byte == UInt8(ascii: "_") }

    private mutating func readName() -> String {
        let name = bytes[index...].prefix(while: Self.isNameByte)
        index = name.endIndex
        return String(decoding: name, as: UTF8.self)
    }

    private mutating func put(variable name: String, at start: Int) throws(UnreadableInput) {
        guard let value = assigned[ExactText(name)] else { return append(variable: name) }
        try put(value, at: SourceSpan(start, index))
    }

    /// `${name}`, and `${name%.}` of a value that is known.
    private mutating func readBracedVariable() throws(UnreadableInput) {
        let start = index
        index += 2
        let name = readName()
        let rest = bytes[index...].prefix { $0 != UInt8(ascii: "}") }
        guard let first = name.utf8.first, !first.isASCIIDigit, rest.endIndex < bytes.count else {
            throw fault("only the shell knows what this stands for", at: start, length: 2)
        }
        let value = assigned[ExactText(name)]
        switch (rest.elementsEqual("%.".utf8), value) {
        case _ where rest.isEmpty: try put(variable: name, at: start)
        case (true, let value?):
            try put(value.withoutExactSuffix(".") ?? value[...], at: SourceSpan(start, rest.endIndex + 1))
        default: throw fault("only the shell knows what this stands for", at: start, length: 2)
        }
        index = rest.endIndex + 1
    }

    // MARK: - Texts that are written as others

    /// `$(printf '…')` with a format that needs no arguments.
    private mutating func readOutput() throws(UnreadableInput) {
        let start = index
        let opening = "$(printf '".utf8
        guard bytes[start...].starts(with: opening) else { throw commandOutput(at: start, length: 2) }
        let format = bytes[(start + opening.count)...].prefix { $0 != UInt8(ascii: "'") }
        guard bytes[format.endIndex...].starts(with: "')".utf8), var text = Self.printed(format) else {
            throw commandOutput(at: start, length: 2)
        }
        // A shell cuts off the line breaks at the end.
        while text.last == 0x0A { text.removeLast() }
        append(text)
        index = format.endIndex + 2
    }

    /// What printf(1) makes of a format without arguments; nil where it has any, or what no text has.
    private static func printed(_ format: ArraySlice<UInt8>) -> [UInt8]? {
        var text: [UInt8] = []
        var rest = format
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "%"):
                guard rest.popFirst() == UInt8(ascii: "%") else { return nil }
                text.append(byte)
            case UInt8(ascii: "\\"):
                guard let escaped = escape(&rest) else { return nil }
                text += escaped
            default: text.append(byte)
            }
        }
        return String(validating: text, as: UTF8.self) == nil ? nil : text
    }

    /// `$'…'`.
    private mutating func readEscapedText() throws(UnreadableInput) {
        let start = index
        openWord(isQuoted: true)
        var rest = bytes[(start + 2)...]
        var text: [UInt8] = []
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "'") {
                guard String(validating: text, as: UTF8.self) != nil else { break }
                append(text)
                index = rest.startIndex
                return
            }
            if byte != UInt8(ascii: "\\") {
                text.append(byte)
                continue
            }
            let place = rest.startIndex - 1
            guard let escaped = Self.escape(&rest) else {
                throw fault("this stands for no character", at: place, length: 2)
            }
            text += escaped
        }
        throw fault("this quote is never closed, or is not UTF-8", at: start, length: 2)
    }

    /// Characters by the letter behind a backslash.
    private static let letters: [(letter: Unicode.Scalar, byte: UInt8)] = [
        ("n", 0x0A), ("t", 0x09), ("r", 0x0D), ("a", 0x07), ("b", 0x08), ("f", 0x0C), ("v", 0x0B), ("e", 0x1B),
        ("E", 0x1B), ("\\", 0x5C), ("'", 0x27), ("\"", 0x22), ("?", 0x3F),
    ]

    /// What stands behind a backslash, as bytes; nil for what stands for nothing, and for NUL, which ends texts.
    private static func escape(_ rest: inout ArraySlice<UInt8>) -> [UInt8]? {
        guard let letter = rest.popFirst() else { return nil }
        if let known = letters.first(where: { $0.letter.value == UInt32(letter) }) { return [known.byte] }
        func number(_ digits: Int, base: Int) -> Int? {
            let text = rest.prefix(digits).prefix { $0.hexadecimalValue.map { Int($0) < base } ?? false }
            rest = rest[text.endIndex...]
            return DigitText.natural(String(decoding: text, as: UTF8.self), base: base)
        }
        switch letter {
        case UInt8(ascii: "0")...UInt8(ascii: "7"):
            let first = Int(letter - UInt8(ascii: "0"))
            let more = rest.prefix(2).prefix { 0x30...0x37 ~= $0 }
            rest = rest[more.endIndex...]
            let value = more.reduce(first) { $0 * 8 + Int($1 - UInt8(ascii: "0")) }
            return value == 0 ? nil : UInt8(exactly: value).map { [$0] }
        case UInt8(ascii: "x"):
            return number(2, base: 16).flatMap { $0 == 0 ? nil : UInt8(exactly: $0) }.map { [$0] }
        case UInt8(ascii: "u"), UInt8(ascii: "U"):
            let value = number(letter == UInt8(ascii: "u") ? 4 : 8, base: 16).flatMap(UInt32.init(exactly:))
            return value.flatMap { $0 == 0 ? nil : Unicode.Scalar($0) }.map { Array(String($0).utf8) }
        default:
            return nil
        }
    }
}
