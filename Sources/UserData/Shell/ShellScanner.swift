import DiagnosticsCore
import ExactText

/// Follows the quoting of a shell script far enough to say where each hole stands, and takes it apart into words and
/// operators.
///
/// A hole is a NUL byte, which no script contains. Where sh, dash and bash read a construct differently, or where
/// following it would take a whole parser, the scanner gives up and every later hole is refused: a wrong guess would be
/// a way in. Rules: POSIX.1-2017, Shell Command Language, 2.2, 2.3, 2.6, 2.7.4; Bash Reference Manual, 3.5 and 6.5.
struct ShellScanner {
    /// Where a hole stands.
    enum HoleContext: Equatable {
        /// Outside quotes; `isAlone` if it is a whole word.
        case bareWord(isAlone: Bool)
        case doubleQuoted
        case singleQuoted
        /// Between the operators of an arithmetic expression, where a number of digits can stand and nothing else.
        case number
        /// Where no value is safe; says where that is.
        case refused(String)
    }

    /// A word or operator of a command.
    struct Token {
        let span: SourceSpan
        let isOperator: Bool
        /// Which command list it belongs to: the script, or one command substitution.
        let list: Int
        /// Of a word: what it says once its quotes are taken off, with a NUL for whatever only the run will tell.
        var text: [UInt8] = []
        /// Of a word: whether it holds no quotes, escapes or expansions, so that it can be a reserved word.
        var isPlain = false
        /// Of a word: whether an expansion outside quotes may make several words of it.
        var isSplit = false
        /// Of `<<`: which here-document it announces.
        var document: Int?
    }

    /// `$name` outside quotes.
    struct Expansion {
        let name: String
        let span: SourceSpan
    }

    /// A text that the shell evaluates once more, wherever the values in it come from.
    struct Region {
        let span: Range<Int>
        let place: ShellPlace
    }

    /// A text that becomes the value of a variable: `${name:=text}`.
    struct Definition {
        let name: Range<Int>
        let value: Range<Int>
    }

    /// What surrounds the current byte, innermost last.
    enum Frame {
        /// The script, or a command substitution with so many subshells open.
        case commands(list: Int, openParentheses: Int)
        /// `name=(…)` in a command list.
        case array(list: Int)
        case doubleQuotes
        /// `${…}`; `isQuoted` inside double quotes, where the shells differ on quotes within.
        case parameter(isQuoted: Bool, tail: Tail)
        /// `$((…))` and bash's `((…))`, which is a command.
        case arithmetic(start: Int, openParentheses: Int, isCommand: Bool)
    }

    /// What stands behind the name in `${…}`.
    struct Tail {
        let start: Int
        /// Set where the shell evaluates it once more.
        let place: ShellPlace?
        /// The name, which may be given this value.
        let name: Range<Int>
    }

    /// The word being read.
    struct OpenWord {
        let start: Int
        var text: [UInt8] = []
        var isPlain = true
        var isSplit = false
    }

    struct HereDocument {
        let delimiter: [UInt8]
        let isQuoted: Bool
        let stripsTabs: Bool
        /// The lines, once they are read.
        var body: Range<Int>?
    }

    static let maximumDepth = 64

    let bytes: [UInt8]
    /// Whether bash alone reads the script, and no other shell.
    let isBash: Bool
    var index = 0
    var frames: [Frame] = [.commands(list: 0, openParentheses: 0)]
    var holes: [HoleContext] = []
    var tokens: [Token] = []
    var expansions: [Expansion] = []
    var regions: [Region] = []
    var definitions: [Definition] = []
    var documents: [HereDocument] = []
    /// The word being read, one for each command list that is open.
    var openWords: [OpenWord?] = [nil]
    var listCount = 1
    /// Which documents the line has announced.
    var pendingDocuments: [Int] = []
    /// Why the scanner no longer knows where it is.
    var lostAfter: String?
    /// Where that is a `((` that sh does not know, or that goes over lines.
    var doubleParenthesis: Int?
    /// Where it began not to know.
    var lostAt: Int?

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
        isBash = ScriptInterpreter(of: bytes)?.name.utf8.elementsEqual("bash".utf8) == true
    }

    /// Scans a whole script.
    static func scan(_ bytes: [UInt8]) -> ShellScanner {
        var scanner = ShellScanner(bytes)
        while scanner.index < bytes.count {
            if scanner.lostAfter == nil { scanner.step() } else { scanner.skipPlain { .bareWord(isAlone: false) } }
        }
        if scanner.lostAfter == nil, scanner.frames.count > 1 { scanner.lose("quotes or brackets that stay open") }
        scanner.endWord()
        return scanner
    }

    mutating func step() {
        guard let frame = frames.last else { return }
        switch frame {
        case .commands: stepInCommands()
        case .array(let list): stepInArray(list: list)
        case .doubleQuotes: stepInDoubleQuotes()
        case .parameter(let isQuoted, let tail): stepInParameter(isQuoted: isQuoted, tail: tail)
        case .arithmetic(let start, let open, let isCommand):
            stepInArithmetic(from: start, openParentheses: open, isCommand: isCommand)
        }
    }

    // MARK: Commands

    mutating func stepInCommands() {
        let byte = bytes[index]
        switch byte {
        case 0:
            let isStart = openWord == nil
            beginWord()
            index += 1
            appendDynamic()
            addHole(.bareWord(isAlone: isStart && isWordEnd(at: index)))
        case UInt8(ascii: "\\"):
            // In a substitution, the keyword `case` must not hide in two halves.
            if at(1) == 0x0A, openWord != nil, frames.count > 1 { return lose("a continued word in a substitution") }
            if at(1) != 0x0A { beginWord() }
            skipEscaped()
        case UInt8(ascii: "'"):
            beginWord()
            skipSingleQuotes { .singleQuoted }
        case UInt8(ascii: "\""):
            beginWord()
            markQuoted()
            index += 1
            push(.doubleQuotes)
        case UInt8(ascii: "`"):
            beginWord()
            appendDynamic(isSplit: true)
            skipBackquotes()
        case UInt8(ascii: "$"):
            beginWord()
            stepDollar(isQuoted: false)
        case UInt8(ascii: "#") where openWord == nil:
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
            append(byte)
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
        if byte == UInt8(ascii: "("), index > 0, bytes[index - 1] == UInt8(ascii: "="), openWord != nil {
            endWord()
            addOperator(length: 1)
            return push(.array(list: list))
        }
        if byte == UInt8(ascii: "("), at(1) == byte {
            guard isBash else { return loseAtDoubleParenthesis() }
            endWord()
            index += 2
            return push(.arithmetic(start: index - 2, openParentheses: 0, isCommand: true))
        }
        if byte == UInt8(ascii: "("), isContinuation(at: index + 1) { return loseAtDoubleParenthesis() }
        let isOpening = byte == UInt8(ascii: "(")
        if list != 0, !isOpening, open == 0 {
            endWord()
            openWords.removeLast()
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

    /// Operators, longest first (POSIX.1-2017, Shell Command Language, 2.10.2; Bash Reference Manual, 3.6).
    private static let operators = [
        "&>>", ";;&", "<<<", "<<-", "&>", ">&", "<&", ">|", "<>", ">>", "<<", "&&", "||", ";;", ";&", "|&",
    ].map { Array($0.utf8) }

    mutating func stepOperator(_ byte: UInt8) {
        endWord()
        if isContinuation(at: index + 1) { return lose("an operator that is continued on the next line") }
        let rest = bytes[index...]
        guard let match = Self.operators.first(where: { rest.starts(with: $0) }) else { return addOperator(length: 1) }
        if match.count < 3, isContinuation(at: index + match.count) {
            return lose("an operator that is continued on the next line")
        }
        if match.starts(with: "<<".utf8), match.last != UInt8(ascii: "<") || match.count == 2 {
            readHereDocumentDelimiter()
        } else {
            addOperator(length: match.count)
        }
    }

    // MARK: Words

    var openWord: OpenWord? { openWords.last.flatMap { $0 } }

    var currentList: Int {
        switch frames.last {
        case .commands(let list, _), .array(let list): list
        default: 0
        }
    }

    /// Whether the current byte is a part of the text of the open word, and not of something inside it.
    private var isInWord: Bool {
        guard let frame = frames.last else { return false }
        switch frame {
        case .commands, .array: return true
        case .parameter, .arithmetic: return false
        case .doubleQuotes:
            guard frames.count > 1 else { return false }
            switch frames[frames.count - 2] {
            case .commands, .array: return true
            default: return false
            }
        }
    }

    mutating func beginWord() {
        if openWord == nil, !openWords.isEmpty { openWords[openWords.count - 1] = OpenWord(start: index) }
    }

    /// Adds a byte to the text of the open word.
    mutating func append(_ byte: UInt8) {
        if isInWord { openWords[openWords.count - 1]?.text.append(byte) }
    }

    /// Adds something that only the run will tell to the text of the open word.
    mutating func appendDynamic(isSplit: Bool = false) {
        guard isInWord else { return }
        openWords[openWords.count - 1]?.text.append(0)
        openWords[openWords.count - 1]?.isPlain = false
        if isSplit { openWords[openWords.count - 1]?.isSplit = true }
    }

    mutating func markQuoted() {
        if isInWord { openWords[openWords.count - 1]?.isPlain = false }
    }

    mutating func endWord() {
        guard let word = openWord else { return }
        openWords[openWords.count - 1] = nil
        tokens.append(
            Token(
                span: SourceSpan(word.start, index),
                isOperator: false,
                list: currentList,
                text: word.text,
                isPlain: word.isPlain,
                isSplit: word.isSplit
            )
        )
        // In these a lone ')' closes no substitution.
        if frames.count > 1, word.text.elementsEqual("case".utf8) || word.text.elementsEqual("[[".utf8) {
            lose("'\(String(decoding: word.text, as: UTF8.self))' in a substitution")
        }
    }

    mutating func addOperator(length: Int, document: Int? = nil) {
        let end = min(index + length, bytes.count)
        tokens.append(
            Token(span: SourceSpan(index, end), isOperator: true, list: currentList, document: document)
        )
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
        byte.isASCIIAlphanumeric || byte == UInt8(ascii: "_")
    }

    /// Whether bytes are the name of a variable.
    static func isName(_ bytes: some Collection<UInt8>) -> Bool {
        guard let first = bytes.first, !first.isASCIIDigit else { return false }
        return bytes.allSatisfy(isNameByte)
    }
}
