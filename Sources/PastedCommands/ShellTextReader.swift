import DiagnosticsCore
import ExactText
import SourceTree

/// Reads a shell's text byte by byte; expansions are in `ShellTextReader+Expansion.swift`.
struct ShellTextReader {
    private struct OpenWord {
        let start: Int
        var parts: [ShellWord.Part] = []
        var literal: [UInt8] = []
        /// Whether a quote or a backslash has been in it: a number before `>` is then a word.
        var isQuoted = false
    }

    let file: SourceFile
    let bytes: [UInt8]
    /// Whether only quotes and backslashes have a meaning.
    private let isPlain: Bool
    var index: Int
    private(set) var commands: [[ShellWord]] = []
    /// Values that the text assigns.
    private(set) var assigned: [ExactText: String] = [:]
    private var words: [ShellWord] = []
    private var word: OpenWord?
    /// Whether the next word names the file of a redirection.
    private var skipsWord = false
    /// Bytes that variables may still put in: one that is made of others grows with each line, by doubling if need be.
    private var expansionBudget = Self.longestExpansion

    /// Bytes that variables may put in, all in all; no text is longer, either.
    private static let longestExpansion = ParseLimits().bytes

    init(_ file: SourceFile, isPlain: Bool) {
        self.file = file
        self.isPlain = isPlain
        bytes = file.bytes
        index = ByteOrderMark.count(in: file.bytes)
    }

    mutating func read() throws(UnreadableInput) {
        while index < bytes.count { try readByte(bytes[index]) }
        endWord()
        endCommand()
    }

    private mutating func readByte(_ byte: UInt8) throws(UnreadableInput) {
        switch byte {
        case UInt8(ascii: " "), UInt8(ascii: "\t"), 0x0D:
            endWord()
            index += 1
        case 0x0A:
            endWord()
            index += 1
            if !isPlain { endCommand() }
        case UInt8(ascii: "'"): try readSingleQuotes()
        case UInt8(ascii: "\""): try readDoubleQuotes()
        case UInt8(ascii: "\\"): readBackslash()
        case _ where isPlain: appendByte()
        case UInt8(ascii: "#") where word == nil:
            while index < bytes.count, bytes[index] != 0x0A { index += 1 }
        case UInt8(ascii: ";"), UInt8(ascii: "|"), UInt8(ascii: "&"): try readOperator(byte)
        case UInt8(ascii: ">"): readOutputRedirection()
        case UInt8(ascii: "<"):
            throw fault(
                "'<' reads a file here", at: index,
                help: "replace a placeholder by its value, or put the text in quotes")
        case UInt8(ascii: "("), UInt8(ascii: ")"):
            throw fault("a bracket means something else to a shell here", at: index, help: "put the text in quotes")
        case UInt8(ascii: "$"), UInt8(ascii: "`"): try readExpansion(isQuoted: false)
        default: appendByte()
        }
    }

    private mutating func appendByte() {
        openWord()
        word?.literal.append(bytes[index])
        index += 1
    }

    // MARK: - Quotes

    private mutating func readSingleQuotes() throws(UnreadableInput) {
        let start = index
        openWord(isQuoted: true)
        index += 1
        let text = bytes[index...].prefix { $0 != UInt8(ascii: "'") }
        append(text)
        index = text.endIndex
        try closeQuote(openedAt: start)
    }

    private mutating func readDoubleQuotes() throws(UnreadableInput) {
        let start = index
        openWord(isQuoted: true)
        index += 1
        while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
            switch bytes[index] {
            case UInt8(ascii: "\\"): readBackslash(isQuoted: true)
            case UInt8(ascii: "$") where !isPlain, UInt8(ascii: "`") where !isPlain:
                try readExpansion(isQuoted: true)
            default: appendByte()
            }
        }
        try closeQuote(openedAt: start)
    }

    private mutating func closeQuote(openedAt start: Int) throws(UnreadableInput) {
        guard index < bytes.count else {
            if isPlain { return }
            throw fault("this quote is never closed", at: start)
        }
        index += 1
    }

    private mutating func readBackslash(isQuoted: Bool = false) {
        let start = index
        index += 1
        guard index < bytes.count else { return }
        let next = bytes[index]
        index += 1
        // Of a line that goes on nothing is left, however it ends.
        if next == 0x0A { return }
        if next == 0x0D, index < bytes.count, bytes[index] == 0x0A {
            index += 1
            return
        }
        openWord(at: start, isQuoted: true)
        // Between double quotes it stands for itself before anything else than these.
        append(isQuoted && !"\"\\$`".utf8.contains(next) ? [UInt8(ascii: "\\"), next] : [next])
    }

    // MARK: - Operators

    private mutating func readOperator(_ byte: UInt8) throws(UnreadableInput) {
        let next = index + 1 < bytes.count ? bytes[index + 1] : 0x0A
        if byte == UInt8(ascii: "&"), word != nil, !next.isSpace, !"&|;>#".utf8.contains(next) {
            throw fault("a shell ends the command here", at: index, help: "put the URL, or the value, in quotes")
        }
        endWord()
        endCommand()
        index += 1
    }

    /// `> file`, `2>> file`, `2>&1`.
    private mutating func readOutputRedirection() {
        let isNumber = word.map { !$0.isQuoted && $0.parts.isEmpty && $0.literal.allSatisfy(\.isASCIIDigit) } ?? false
        if isNumber { word = nil } else { endWord() }
        while index < bytes.count, ">|&".utf8.contains(bytes[index]) { index += 1 }
        skipsWord = true
    }

    // MARK: - Words

    /// Opens a word, where none is: at the next byte, or where what is read of it began.
    mutating func openWord(at start: Int? = nil, isQuoted: Bool = false) {
        if word == nil { word = OpenWord(start: start ?? index) }
        if isQuoted { word?.isQuoted = true }
    }

    mutating func append(_ text: some Sequence<UInt8>) {
        openWord()
        word?.literal += text
    }

    /// Puts in a part of a variable's value, at the place of the variable.
    mutating func put(_ value: some StringProtocol, at span: SourceSpan) throws(UnreadableInput) {
        let count = value.utf8.count
        guard count <= expansionBudget else {
            throw UnreadableInput(
                .inputLimit, "the variables put in come to more than \(Self.longestExpansion) bytes", in: file, at: span
            )
        }
        expansionBudget -= count
        append(value.utf8)
    }

    mutating func append(variable name: String) {
        openWord()
        endLiteral()
        word?.parts.append(.variable(name))
    }

    private mutating func endLiteral() {
        guard let literal = word?.literal, !literal.isEmpty else { return }
        word?.parts.append(.text(String(decoding: literal, as: UTF8.self)))
        word?.literal = []
    }

    private mutating func endWord() {
        endLiteral()
        guard let open = word else { return }
        word = nil
        if skipsWord {
            skipsWord = false
        } else {
            words.append(ShellWord(open.parts, span: SourceSpan(open.start, index)))
        }
    }

    /// Commands that are given assignments as arguments.
    private static let declarations = ["export", "readonly", "local", "declare", "typeset"]

    private mutating func endCommand() {
        skipsWord = false
        guard !words.isEmpty else { return }
        defer { words = [] }
        guard !isPlain else { return commands.append(words) }
        let command = words.drop { Self.assignment($0) != nil }
        // Before a command they are for its environment alone.
        let isDeclaration =
            command.first?.text.map { word in Self.declarations.contains { $0.isExactly(word) } } ?? false
        if command.isEmpty || isDeclaration {
            for case let (name, value)? in words.map(Self.assignment) { assigned[ExactText(name)] = value.text }
        }
        if !command.isEmpty { commands.append(Array(command)) }
    }

    /// `NAME=value`, taken apart.
    private static func assignment(_ word: ShellWord) -> (name: String, value: ShellWord)? {
        let name = word.beginning.utf8.prefix { $0.isASCIIAlphanumeric || $0 == UInt8(ascii: "_") }
        guard let first = name.first, !first.isASCIIDigit, name.endIndex < word.beginning.endIndex,
            word.beginning.utf8[name.endIndex] == UInt8(ascii: "=")
        else { return nil }
        return (String(Substring(name)), word.dropping(name.count + 1))
    }

    func fault(_ message: String, at offset: Int, length: Int = 1, help: String? = nil) -> UnreadableInput {
        UnreadableInput(
            .syntax, message, in: file, at: SourceSpan(offset, min(offset + length, bytes.count)), help: help)
    }
}
