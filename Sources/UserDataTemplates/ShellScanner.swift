import DiagnosticsCore

/// Follows the quoting of a shell script far enough to say where each hole stands.
///
/// A hole is a NUL byte, which no script contains. Where sh, dash and bash read a construct differently, or where
/// following it would take a whole parser, the scanner gives up and every later hole is refused: a wrong guess would be
/// a way in. Rules: POSIX.1-2017, Shell Command Language, 2.2, 2.3, 2.6, 2.7.4.
struct ShellScanner {
    /// Where a hole stands.
    enum HoleContext: Equatable {
        /// Outside quotes; `isAlone` if it is a whole word.
        case bareWord(isAlone: Bool)
        case doubleQuoted
        case singleQuoted
        /// Where no value is safe; says where that is.
        case refused(String)
    }

    /// A word or operator of a command, for the rules on scripts.
    struct Token {
        let span: SourceSpan
        let isOperator: Bool
        /// Which command list it belongs to: the script, or one command substitution.
        let list: Int
    }

    /// `$name` outside quotes.
    struct Expansion {
        let name: String
        let span: SourceSpan
    }

    /// What surrounds the current byte, innermost last.
    enum Frame {
        /// The script, or a command substitution with so many subshells open.
        case commands(list: Int, openParentheses: Int)
        /// `name=(…)` in a command list.
        case array(list: Int)
        case doubleQuotes
        /// `${…}`; `isQuoted` inside double quotes, where the shells differ on quotes within.
        case parameter(isQuoted: Bool)
        case arithmetic(openParentheses: Int)
    }

    static let maximumDepth = 64

    let bytes: [UInt8]
    var index = 0
    var frames: [Frame] = [.commands(list: 0, openParentheses: 0)]
    var holes: [HoleContext] = []
    var tokens: [Token] = []
    var expansions: [Expansion] = []
    /// Start of the word being read, one for each command list that is open.
    var wordStarts: [Int?] = [nil]
    var listCount = 1
    var pendingDocuments: [HereDocument] = []
    /// Why the scanner no longer knows where it is.
    var lostAfter: String?
    /// Where it began not to know.
    var lostAt: Int?

    struct HereDocument {
        let delimiter: [UInt8]
        let isQuoted: Bool
        let stripsTabs: Bool
    }

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Scans a whole script.
    static func scan(_ bytes: [UInt8]) -> ShellScanner {
        var scanner = ShellScanner(bytes)
        while scanner.index < bytes.count {
            if scanner.lostAfter == nil { scanner.step() } else { scanner.skipPlain { .bareWord(isAlone: false) } }
        }
        scanner.endWord()
        return scanner
    }

    mutating func step() {
        guard let frame = frames.last else { return }
        switch frame {
        case .commands: stepInCommands()
        case .array(let list): stepInArray(list: list)
        case .doubleQuotes: stepInDoubleQuotes()
        case .parameter(let isQuoted): stepInParameter(isQuoted: isQuoted)
        case .arithmetic(let open): stepInArithmetic(openParentheses: open)
        }
    }

    // MARK: Commands

    mutating func stepInCommands() {
        let byte = bytes[index]
        switch byte {
        case 0:
            let isStart = wordStart == nil
            beginWord()
            index += 1
            addHole(.bareWord(isAlone: isStart && isWordEnd(at: index)))
        case UInt8(ascii: "\\"):
            // In a substitution, the keyword `case` must not hide in two halves.
            if at(1) == 0x0A, wordStart != nil, frames.count > 1 { return lose("a continued word in a substitution") }
            if at(1) != 0x0A { beginWord() }
            skipEscaped()
        case UInt8(ascii: "'"):
            beginWord()
            skipSingleQuotes { .singleQuoted }
        case UInt8(ascii: "\""):
            beginWord()
            index += 1
            push(.doubleQuotes)
        case UInt8(ascii: "`"):
            beginWord()
            skipBackquotes()
        case UInt8(ascii: "$"):
            beginWord()
            stepDollar(isQuoted: false)
        case UInt8(ascii: "#") where wordStart == nil:
            while index < bytes.count, bytes[index] != 0x0A { skipPlain { .refused("in a comment") } }
        case 0x0A:
            endWord()
            addOperator(length: 1)
            skipHereDocuments()
        case 0x20, 0x09:
            endWord()
            index += 1
        case UInt8(ascii: "("), UInt8(ascii: ")"):
            stepParenthesis(byte)
        case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "|"), UInt8(ascii: "&"), UInt8(ascii: ";"):
            stepOperator(byte)
        default:
            beginWord()
            index += 1
        }
    }

    /// Behind an operator in an array bash reports a fault of syntax, skips a line, and goes on in the middle of
    /// whatever is there.
    private mutating func stepInArray(list: Int) {
        switch bytes[index] {
        case UInt8(ascii: ")"):
            endWord()
            addOperator(length: 1)
            frames.removeLast()
        case let byte where "(<>|&;".utf8.contains(byte):
            lose("an array with an operator in it")
        default:
            stepInCommands()
        }
    }

    mutating func stepParenthesis(_ byte: UInt8) {
        guard case .commands(let list, let open) = frames.last else { return }
        if byte == UInt8(ascii: "("), index > 0, bytes[index - 1] == UInt8(ascii: "="), wordStart != nil {
            endWord()
            addOperator(length: 1)
            return push(.array(list: list))
        }
        if byte == UInt8(ascii: "("), at(1) == byte || isContinuation(at: index + 1) { return lose("'(('") }
        let isOpening = byte == UInt8(ascii: "(")
        if list != 0, !isOpening, open == 0 {
            endWord()
            wordStarts.removeLast()
            frames.removeLast()
            index += 1
            return
        }
        endWord()
        addOperator(length: 1)
        if list != 0 {
            frames[frames.count - 1] = .commands(list: list, openParentheses: open + (isOpening ? 1 : -1))
        }
    }

    mutating func stepOperator(_ byte: UInt8) {
        // Digits right before a redirection belong to it, which no rule here needs to know.
        endWord()
        if isContinuation(at: index + 1) { return lose("an operator that is continued on the next line") }
        guard byte == UInt8(ascii: "<"), at(1) == byte else {
            let isDouble = at(1) == byte || byte == UInt8(ascii: "&") && at(1) == UInt8(ascii: ">")
            return addOperator(length: isDouble ? 2 : 1)
        }
        if at(2) == byte { return addOperator(length: 3) }
        if isContinuation(at: index + 2) { return lose("an operator that is continued on the next line") }
        readHereDocumentDelimiter()
    }

    // MARK: Words

    var wordStart: Int? { wordStarts.last.flatMap { $0 } }

    var currentList: Int {
        switch frames.last {
        case .commands(let list, _), .array(let list): list
        default: 0
        }
    }

    mutating func beginWord() {
        if wordStart == nil, !wordStarts.isEmpty { wordStarts[wordStarts.count - 1] = index }
    }

    mutating func endWord() {
        guard let start = wordStart else { return }
        wordStarts[wordStarts.count - 1] = nil
        tokens.append(Token(span: SourceSpan(start, index), isOperator: false, list: currentList))
        // In these a lone ')' closes no substitution.
        let word = bytes[start..<index]
        if frames.count > 1, word.elementsEqual("case".utf8) || word.elementsEqual("[[".utf8) {
            lose("'\(String(decoding: word, as: UTF8.self))' in a substitution")
        }
    }

    mutating func addOperator(length: Int) {
        let end = min(index + length, bytes.count)
        tokens.append(Token(span: SourceSpan(index, end), isOperator: true, list: currentList))
        index = end
    }

    mutating func addHole(_ context: HoleContext) {
        holes.append(lostAfter.map { .refused("behind \($0), which the scan does not follow") } ?? context)
    }

    mutating func addExpansion(_ name: Range<Int>, from start: Int, to end: Int) {
        let name = String(decoding: bytes[name], as: UTF8.self)
        if !name.isEmpty { expansions.append(Expansion(name: name, span: SourceSpan(start, end))) }
    }

    // MARK: Bytes

    func at(_ offset: Int) -> UInt8? {
        index + offset < bytes.count ? bytes[index + offset] : nil
    }

    /// Whether a backslash and a line break stand here, which the shell takes out before it looks for operators.
    func isContinuation(at index: Int) -> Bool {
        index + 1 < bytes.count && bytes[index] == UInt8(ascii: "\\") && bytes[index + 1] == 0x0A
    }

    func isWordEnd(at index: Int) -> Bool {
        guard index < bytes.count else { return true }
        return [0x20, 0x09, 0x0A].contains(bytes[index]) || ";&|()<>".utf8.contains(bytes[index])
    }

    static func isNameByte(_ byte: UInt8) -> Bool {
        0x61...0x7A ~= byte | 0x20 || isDigit(byte) || byte == UInt8(ascii: "_")
    }

    static func isDigit(_ byte: UInt8) -> Bool { 0x30...0x39 ~= byte }
}
