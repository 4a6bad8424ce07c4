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

    // MARK: - Bytes

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
