import DiagnosticsCore
import ExactText

/// Faults of syntax for which a shell runs nothing, or stops half-way: what `sh -n` and `bash -n` would say.
///
/// Covered: quotes and backquotes without an end; here-documents without their last line; `$(…)`, `${…}`, `$((…))`, `(…)` and
/// `{…}` without an end, or ended by another bracket; `if`, `while`, `until`, `for`, `select` and `case` without their
/// `then`, `do`, `in`, `fi`, `done` and `esac`, or with one of another; these words where none is open; `;;` outside of a `case`; an operator
/// with no command before it. What is not followed gives no finding, whatever comes behind it: `((` that is no arithmetic,
/// arrays over several words in a substitution, aliases, nesting deeper than ``maximumDepth``.
///
/// Rules: POSIX.1-2017, Shell Command Language, 2.2 to 2.10; Bash Reference Manual, 3.2.
struct ShellSyntax {
    /// What is wrong, and where what is open began.
    struct Fault {
        let message: String
        let span: SourceSpan
    }

    /// A construct that is open.
    enum Frame {
        /// `(…)`, `$(…)`, `{…}`, or the script itself.
        case group(Group, start: Int)
        /// A compound command, and which of its words may come next.
        case compound(Compound, start: Int)
        case doubleQuotes(start: Int)
        /// `${…}`.
        case parameter(start: Int)
        /// `((…))` and `$((…))`, with so many brackets open inside.
        case arithmetic(start: Int, open: Int)
        /// `[[…]]`.
        case test(start: Int)
        /// `name=(…)`.
        case array(start: Int)
    }

    enum Group { case script, subshell, substitution, braces }

    enum Compound {
        /// Before `then`.
        case ifCondition
        /// Behind it; before `elif`, `else` and `fi`.
        case ifBody
        /// Behind `else`.
        case elseBody
        /// Before `do`.
        case loopCondition
        /// The words of `for`, before `do`.
        case forWords
        /// Before `done`.
        case loopBody
        /// Before `in`.
        case caseSubject
        /// Before a pattern's `)`, or `esac`.
        case casePattern
        /// Behind it, before `;;` or `esac`.
        case caseBody
    }

    /// A here-document that the line announces.
    struct HereDocument {
        let delimiter: [UInt8]
        let stripsTabs: Bool
        let span: SourceSpan
    }

    static let maximumDepth = 64

    let bytes: [UInt8]
    var index = 0
    var frames: [Frame] = [.group(.script, start: 0)]
    /// Whether the next word may be a reserved word: where a command begins, and behind one that ends with such a word.
    var takesReserved = true
    /// Whether there is something of a command since the last operator.
    var hasCommand = false
    /// Whether a redirection stands before the next word, behind which shells differ on reserved words.
    var isRedirected = false
    /// Whether the command may be empty, as behind '!'.
    var mayBeEmpty = false
    /// Whether a command may not be missing here: behind `|`, `&&` and `||`, and what began the operator.
    var wanted: SourceSpan?
    var pending: [HereDocument] = []
    var fault: Fault?
    /// Whether something stands here that is not followed.
    var isLost = false

    /// The first fault of a script; nil where there is none, or where something before it is not followed.
    static func fault(in script: [UInt8]) -> Fault? {
        var reader = ShellSyntax(bytes: script)
        while reader.index < script.count, reader.fault == nil, !reader.isLost { reader.step() }
        guard !reader.isLost else { return nil }
        return reader.fault ?? reader.faultAtEnd()
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    // MARK: - Ends

    private func faultAtEnd() -> Fault? {
        if let document = pending.first {
            return Fault(
                message: "this here-document has no last line '\(String(decoding: document.delimiter, as: UTF8.self))'",
                span: document.span)
        }
        guard let frame = frames.last else { return nil }
        func fault(_ what: String, _ start: Int, _ length: Int) -> Fault {
            Fault(
                message: "this \(what) stays open up to the end of the script",
                span: SourceSpan(start, min(start + length, bytes.count)))
        }
        switch frame {
        case .group(.script, _):
            return wanted.map { Fault(message: "a command is missing behind this operator", span: $0) }
        case .group(.subshell, let start): return fault("'('", start, 1)
        case .group(.substitution, let start): return fault("'$('", start, 2)
        case .group(.braces, let start): return fault("'{'", start, 1)
        case .compound(let compound, let start):
            let word = String(decoding: word(at: start), as: UTF8.self)
            return Fault(
                message: "this '\(word)' has no '\(compound.nextWord)'",
                span: SourceSpan(start, min(start + word.utf8.count, bytes.count)))
        case .doubleQuotes(let start): return fault("'\"'", start, 1)
        case .parameter(let start): return fault("'${'", start, 2)
        case .arithmetic(let start, _): return fault("'(('", start, 2)
        case .test(let start): return fault("'[['", start, 2)
        case .array(let start): return fault("'('", start, 1)
        }
    }

    private func word(at start: Int) -> ArraySlice<UInt8> { bytes[start...].prefix { $0.isASCIILetter } }

    mutating func report(_ message: String, _ span: SourceSpan) {
        if fault == nil { fault = Fault(message: message, span: span) }
    }

    mutating func push(_ frame: Frame) {
        if frames.count < Self.maximumDepth { frames.append(frame) } else { isLost = true }
    }

    mutating func replaceTop(_ frame: Frame) { if !frames.isEmpty { frames[frames.count - 1] = frame } }

    func at(_ offset: Int) -> UInt8? { index + offset < bytes.count ? bytes[index + offset] : nil }

    // MARK: - Steps

    mutating func step() {
        guard let frame = frames.last else {
            isLost = true
            return
        }
        switch frame {
        case .group, .compound, .array, .test: stepInCommands()
        case .doubleQuotes: stepInDoubleQuotes()
        case .parameter: stepInParameter()
        case .arithmetic(let start, let open): stepInArithmetic(start, open)
        }
    }

    private mutating func stepInDoubleQuotes() {
        switch bytes[index] {
        case UInt8(ascii: "\""):
            frames.removeLast()
            index += 1
        case UInt8(ascii: "\\"): index += 2
        case UInt8(ascii: "$"): stepDollar()
        case UInt8(ascii: "`"): skipBackquotes()
        default: index += 1
        }
    }

    /// Shells differ on quotes in a `${…}` that stands in quotes, which is not followed.
    private mutating func stepInParameter() {
        let isQuoted = frames.dropLast().contains { if case .doubleQuotes = $0 { true } else { false } }
        switch bytes[index] {
        case UInt8(ascii: "}"):
            frames.removeLast()
            index += 1
        case UInt8(ascii: "\\"): index += 2
        case UInt8(ascii: "$"): stepDollar()
        case UInt8(ascii: "`"): skipBackquotes()
        case UInt8(ascii: "'") where !isQuoted: skipSingleQuotes(escapes: false)
        case UInt8(ascii: "\"") where !isQuoted:
            push(.doubleQuotes(start: index))
            index += 1
        case UInt8(ascii: "'"), UInt8(ascii: "\""): isLost = true
        default: index += 1
        }
    }

    private mutating func stepInArithmetic(_ start: Int, _ open: Int) {
        switch bytes[index] {
        case UInt8(ascii: "("):
            replaceTop(.arithmetic(start: start, open: open + 1))
            index += 1
        case UInt8(ascii: ")") where open > 0:
            replaceTop(.arithmetic(start: start, open: open - 1))
            index += 1
        case UInt8(ascii: ")"):
            // Otherwise it may have been a subshell in a subshell.
            guard at(1) == UInt8(ascii: ")") else { return isLost = true }
            frames.removeLast()
            index += 2
            endCompound()
        case UInt8(ascii: "$"): stepDollar()
        case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`"), 0x0A: isLost = true
        case UInt8(ascii: ";"):
            // Only a loop has parts.
            if case .compound(.forWords, _) = frames.dropLast().last { index += 1 } else { isLost = true }
        default: index += 1
        }
    }

    mutating func beginCommand() {
        (takesReserved, hasCommand, isRedirected, mayBeEmpty) = (true, false, false, false)
    }

    /// A word has been read, so what follows is no reserved word but behind an operator.
    mutating func endWord() {
        (takesReserved, hasCommand, isRedirected, mayBeEmpty) = (false, true, false, false)
        wanted = nil
    }

    /// A command has been read that ends with a bracket or a reserved word.
    mutating func endCompound() {
        (takesReserved, hasCommand, isRedirected, mayBeEmpty) = (true, true, false, false)
        wanted = nil
    }

    mutating func skipSingleQuotes(escapes: Bool) {
        let start = index
        index += 1
        while let byte = at(0), byte != UInt8(ascii: "'") { index += escapes && byte == UInt8(ascii: "\\") ? 2 : 1 }
        if index >= bytes.count {
            index = bytes.count
            report("this \"'\" stays open up to the end of the script", SourceSpan(start, start + 1))
        } else {
            index += 1
        }
    }

    mutating func skipBackquotes() {
        let start = index
        index += 1
        while let byte = at(0), byte != UInt8(ascii: "`") { index += byte == UInt8(ascii: "\\") ? 2 : 1 }
        if index >= bytes.count {
            index = bytes.count
            report("this '`' stays open up to the end of the script", SourceSpan(start, start + 1))
        } else {
            index += 1
        }
    }

    mutating func stepDollar() {
        let start = index
        switch at(1) {
        case UInt8(ascii: "("):
            if at(2) == UInt8(ascii: "(") {
                index += 3
                push(.arithmetic(start: start + 1, open: 0))
            } else {
                index += 2
                push(.group(.substitution, start: start))
                beginCommand()
                wanted = nil
            }
        case UInt8(ascii: "{"):
            index += 2
            push(.parameter(start: start))
            // The first byte may be one of those that end or quote: `${#}`, `${'}`.
            if let byte = at(0), "#?$!@*-".utf8.contains(byte) { index += 1 }
        case UInt8(ascii: "'"):
            let isQuoted = if case .doubleQuotes = frames.last { true } else { false }
            index += 1
            if !isQuoted { skipSingleQuotes(escapes: true) }
        default:
            index += 1
        }
    }
}

extension ShellSyntax.Compound {
    /// The word that must follow.
    var nextWord: String {
        switch self {
        case .ifCondition: "then"
        case .ifBody, .elseBody: "fi"
        case .loopCondition, .forWords: "do"
        case .loopBody: "done"
        case .caseSubject: "in"
        case .casePattern, .caseBody: "esac"
        }
    }
}
