/// Command lists: what stands between words, and where they begin.
extension ShellScanner {
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
    mutating func stepInArray(list: Int) {
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
}
