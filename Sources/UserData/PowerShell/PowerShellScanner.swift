/// Follows the quoting of a PowerShell script far enough to say where each hole stands.
///
/// As with the shell scanner, a hole is a NUL byte, and whatever is not followed for sure makes later holes refused.
struct PowerShellScanner {
    /// Where a hole stands.
    enum HoleContext: Equatable {
        /// Outside quotes, a value by itself.
        case bareWord
        case doubleQuoted
        case singleQuoted
        /// Where no value is safe; says where that is.
        case refused(String)
    }

    /// What PowerShell reads as a single quote.
    static let singleQuotes: Set<Unicode.Scalar> = ["'", "\u{2018}", "\u{2019}", "\u{201A}", "\u{201B}"]
    /// What PowerShell reads as a double quote.
    static let doubleQuotes: Set<Unicode.Scalar> = ["\"", "\u{201C}", "\u{201D}", "\u{201E}"]

    private enum Frame {
        /// The script, or a `$(…)` with so many parentheses open.
        case code(openParentheses: Int)
        case doubleQuotes
    }

    private static let maximumDepth = 64

    let bytes: [UInt8]
    private var index = 0
    private var frames: [Frame] = [.code(openParentheses: 0)]
    private(set) var holes: [HoleContext] = []
    /// What the statements are made of.
    private(set) var marks: [PowerShellReader.Mark] = []
    /// The end of the blanks whose surroundings are known, and whether a statement goes on behind them.
    private var blanksEnd = 0
    private var isContinued = false
    private var bracketDepth = 0
    private var lostAfter: String?
    /// Where the scanner began not to know where it is.
    private(set) var lostAt: Int?

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Scans a whole script.
    static func scan(_ bytes: [UInt8]) -> PowerShellScanner {
        var scanner = PowerShellScanner(bytes)
        while scanner.index < bytes.count {
            if scanner.lostAfter != nil {
                scanner.skipPlain { .bareWord }
            } else if case .code(let open) = scanner.frames.last {
                scanner.stepInCode(openParentheses: open)
            } else {
                scanner.stepInDoubleQuotes()
            }
        }
        return scanner
    }

    private mutating func stepInCode(openParentheses open: Int) {
        switch bytes[index] {
        case 0:
            let isSeparate = isBoundary(before: index) && isBoundary(after: index + 1)
            skipPlain { isSeparate ? .bareWord : .refused("in the middle of a word") }
        case UInt8(ascii: "`"):
            // An escaped letter in a word would hide its name.
            if at(1).map(ShellScanner.isNameByte) == true { return lose("a letter behind '`'") }
            skipEscaped()
        case UInt8(ascii: "'"):
            skip(until: "'", from: 1) { .singleQuoted }
        case UInt8(ascii: "\""):
            index += 1
            push(.doubleQuotes)
        case UInt8(ascii: "@") where at(1) == UInt8(ascii: "'"):
            skip(until: "\n'@", from: 2) { .refused("in a here-string") }
        case UInt8(ascii: "@") where at(1) == UInt8(ascii: "\""):
            skip(until: "\n\"@", from: 2) { .refused("in a here-string") }
        case UInt8(ascii: "<") where at(1) == UInt8(ascii: "#"):
            skip(until: "#>", from: 2) { .refused("in a comment") }
        case UInt8(ascii: "#") where isBoundary(before: index):
            while index < bytes.count, bytes[index] != 0x0A { skipPlain { .refused("in a comment") } }
        case UInt8(ascii: "#"):
            // Within a word it is a character, behind a string or bracket it may begin a comment.
            guard index > 0, ShellScanner.isNameByte(bytes[index - 1]) else { return lose("this use of '#'") }
            index += 1
        case UInt8(ascii: "$") where at(1) == UInt8(ascii: "{"):
            skip(until: "}", from: 2) { .refused("inside '${…}'") }
        case UInt8(ascii: "-") where bytes[index...].starts(with: "--%".utf8):
            lose("'--%'")
        case UInt8(ascii: "("):
            openBracket(at: index)
            setOpen(open + 1)
        case UInt8(ascii: ")"):
            closeBracket(at: index)
            if frames.count > 1, open == 0 {
                frames.removeLast()
                index += 1
            } else {
                setOpen(max(open - 1, 0))
            }
        case UInt8(ascii: "{"):
            openBracket(at: index)
            index += 1
        case UInt8(ascii: "}"):
            closeBracket(at: index)
            index += 1
        case UInt8(ascii: ";"):
            marks.append(.separator(index))
            index += 1
        case 0x0A:
            if !isContinuedLine() { marks.append(.separator(index)) }
            index += 1
        case UInt8(ascii: "&")
        where at(1) != UInt8(ascii: "&") && (index == 0 || bytes[index - 1] != UInt8(ascii: "&")):
            marks.append(.call(index))
            index += 1
        case UInt8(ascii: ".") where isBoundary(before: index) && (at(1) == 0x20 || at(1) == 0x09):
            marks.append(.call(index))
            index += 1
        case let byte where Self.isWordByte(byte):
            let start = index
            while let byte = at(0), Self.isWordByte(byte) { index += 1 }
            // A method stands behind its object.
            let parts = bytes[start..<index].split(separator: UInt8(ascii: "."))
            marks.append(.word(start..<index))
            for part in parts where parts.count > 1 { marks.append(.word(part.startIndex..<part.endIndex)) }
        case 0x80...:
            if hasTypographicQuote { return lose("a typographic quote") }
            index += 1
        default:
            index += 1
        }
    }

    private mutating func stepInDoubleQuotes() {
        switch bytes[index] {
        case UInt8(ascii: "\"") where at(1) == UInt8(ascii: "\""):
            index += 2
        case UInt8(ascii: "\""):
            frames.removeLast()
            index += 1
        case UInt8(ascii: "`"):
            skipEscaped()
        case UInt8(ascii: "$") where at(1) == UInt8(ascii: "("):
            openBracket(at: index + 1)
            index += 2
            push(.code(openParentheses: 0))
        case UInt8(ascii: "$") where at(1) == UInt8(ascii: "{"):
            skip(until: "}", from: 2) { .refused("inside '${…}'") }
        case UInt8(ascii: "$"):
            index += 1
            // Names may hold any letter, a drive before ':', and '?'; a value behind one would lengthen it.
            while let byte = at(0), ShellScanner.isNameByte(byte) || byte >= 0x80 || ":?$^".utf8.contains(byte) {
                index += 1
            }
            if at(0) == 0 { skipPlain { .refused("right behind a variable, whose name it would lengthen") } }
        case 0x80...:
            if hasTypographicQuote { return lose("a typographic quote") }
            index += 1
        default:
            skipPlain { .doubleQuoted }
        }
    }

    private mutating func skipEscaped() {
        index += 1
        if at(0) == 0 { addHole(.refused("right behind a '`'")) }
        if index < bytes.count { index += 1 }
    }

    /// Skips up to and with an end mark; typographic quotes on the way could end a string earlier.
    private mutating func skip(until end: String, from offset: Int, _ context: () -> HoleContext) {
        index += offset
        while index < bytes.count, !bytes[index...].starts(with: end.utf8) {
            if bytes[index] >= 0x80, hasTypographicQuote { return lose("a typographic quote") }
            skipPlain(context)
        }
        index = min(index + end.utf8.count, bytes.count)
    }

    private mutating func skipPlain(_ context: () -> HoleContext) {
        if bytes[index] == 0 { addHole(context()) }
        index += 1
    }

    private mutating func addHole(_ context: HoleContext) {
        holes.append(lostAfter.map { .refused("behind \($0), which the scan does not follow") } ?? context)
    }

    private mutating func push(_ frame: Frame) {
        if frames.count < Self.maximumDepth { frames.append(frame) } else { lose("deep nesting") }
    }

    private mutating func openBracket(at index: Int) {
        marks.append(.open(index))
        bracketDepth += 1
        if bracketDepth > Self.maximumDepth { lose("deep nesting") }
    }

    private mutating func closeBracket(at index: Int) {
        marks.append(.close(index))
        bracketDepth = max(bracketDepth - 1, 0)
    }

    private mutating func setOpen(_ count: Int) {
        frames[frames.count - 1] = .code(openParentheses: count)
        index += 1
    }

    private mutating func lose(_ construct: String) {
        guard lostAfter == nil else { return }
        lostAfter = construct
        lostAt = index
    }

    private func at(_ offset: Int) -> UInt8? {
        index + offset < bytes.count ? bytes[index + offset] : nil
    }

    /// Whether U+2018 to U+201E stands here (E2 80 98 to E2 80 9E).
    private var hasTypographicQuote: Bool {
        bytes[index] == 0xE2 && at(1) == 0x80 && at(2).map { 0x98...0x9E ~= $0 } == true
    }

    private func isBoundary(before index: Int) -> Bool {
        index == 0 || Self.blanks.contains(bytes[index - 1]) || "(,=;{|".utf8.contains(bytes[index - 1])
    }

    private func isBoundary(after index: Int) -> Bool {
        index >= bytes.count || Self.blanks.contains(bytes[index]) || "),;}|".utf8.contains(bytes[index])
    }

    /// Whether a statement goes on behind the line break here; what stands around a run of blanks is looked for once.
    private mutating func isContinuedLine() -> Bool {
        if index >= blanksEnd {
            let before = bytes[..<index].last { !Self.blanks.contains($0) }
            let after = bytes[index...].firstIndex { !Self.blanks.contains($0) }
            blanksEnd = after ?? bytes.count
            isContinued =
                before.map { "|,=+".utf8.contains($0) } == true || after.map { "|.".utf8.contains(bytes[$0]) } == true
        }
        return isContinued
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        ShellScanner.isNameByte(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
            || byte == UInt8(ascii: "\\")
            || byte == UInt8(ascii: "%")
    }

    private static let blanks: [UInt8] = [0x20, 0x09, 0x0A, 0x0D]
}
