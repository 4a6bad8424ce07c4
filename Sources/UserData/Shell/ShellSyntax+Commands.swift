import DiagnosticsCore
import ExactText

/// Words, operators and reserved words.
extension ShellSyntax {
    mutating func stepInCommands() {
        switch bytes[index] {
        case 0x20, 0x09, 0x0D:
            index += 1
        case UInt8(ascii: "\\") where at(1) == 0x0A:
            index += 2
        case 0x0A:
            index += 1
            endLine()
        case UInt8(ascii: "#"):
            index = bytes[index...].firstIndex(of: 0x0A) ?? bytes.count
        case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "|"),
            UInt8(ascii: "&"),
            UInt8(ascii: ";"):
            stepOperator()
        default:
            stepWord()
        }
    }

    // MARK: - Lines

    private mutating func endLine() {
        skipHereDocuments()
        if isLost || fault != nil { return }
        switch frames.last {
        case .array, .test: break
        case .compound(.caseSubject, _), .compound(.casePattern, _): break
        default: beginCommand()
        }
    }

    private mutating func skipHereDocuments() {
        let announced = pending
        pending = []
        guard !announced.isEmpty else { return }
        let isInside = frames.contains { if case .group(.substitution, _) = $0 { true } else { false } }
        guard !isInside else { return isLost = true }
        for (number, document) in announced.enumerated() {
            var isEnded = false
            while index < bytes.count, !isEnded {
                let end = bytes[index...].firstIndex(of: 0x0A) ?? bytes.count
                var line = bytes[index..<end]
                if line.last == 0x0D { line = line.dropLast() }
                if document.stripsTabs { line = line.drop { $0 == 0x09 } }
                isEnded = line.elementsEqual(document.delimiter)
                index = min(end + 1, bytes.count)
            }
            if !isEnded {
                pending = Array(announced[number...])
                return
            }
        }
    }

    // MARK: - Operators

    private mutating func stepOperator() {
        let start = index
        let byte = bytes[index]
        if case .test = frames.last {
            // Patterns and brackets of its own.
            index += 1
            return
        }
        switch (byte, at(1)) {
        case (UInt8(ascii: "("), _): return stepOpening(start)
        case (UInt8(ascii: ")"), _): return stepClosing(start)
        case (UInt8(ascii: "<"), UInt8(ascii: "<")) where at(2) != UInt8(ascii: "<"): return readHereDocument(start)
        case (UInt8(ascii: "<"), UInt8(ascii: "(")), (UInt8(ascii: ">"), UInt8(ascii: "(")):
            index += 2
            push(.group(.substitution, start: start))
            beginCommand()
            wanted = nil
            return
        case (UInt8(ascii: "<"), _), (UInt8(ascii: ">"), _), (UInt8(ascii: "&"), UInt8(ascii: ">")):
            // A redirection may stand before the command's name, and its target is no reserved word.
            while let byte = at(0), "<>&|".utf8.contains(byte), index < start + 3 { index += 1 }
            while at(0) == 0x20 || at(0) == 0x09 { index += 1 }
            let didTake = takesReserved
            if let byte = at(0), byte != 0x0A, !"<>|&;()".utf8.contains(byte) { skipWord() }
            redirected(didTake)
            return
        default: break
        }
        if case .array = frames.last { return isLost = true }
        if byte == UInt8(ascii: ";"), at(1) == byte || at(1) == UInt8(ascii: "&") {
            return stepCaseEnd(start)
        }
        if case .compound(.casePattern, _) = frames.last {
            index += 1
            return
        }
        let isDouble =
            byte != UInt8(ascii: ";") && (at(1) == byte || (byte == UInt8(ascii: "|") && at(1) == UInt8(ascii: "&")))
        let length = isDouble ? 2 : 1
        let span = SourceSpan(start, start + length)
        if !hasCommand, !mayBeEmpty {
            if case .compound(.forWords, _) = frames.last, byte == UInt8(ascii: ";") {
                index += 1
                return
            }
            return report(
                "no command stands before this '\(String(decoding: bytes[start..<(start + length)], as: UTF8.self))'",
                span)
        }
        index += length
        beginCommand()
        wanted = isDouble || byte == UInt8(ascii: "|") ? span : nil
    }

    private mutating func stepOpening(_ start: Int) {
        let previous = start > 0 ? bytes[start - 1] : 0x20
        switch frames.last {
        case .compound(.casePattern, _):
            // Elsewhere it belongs to a pattern of bash: '@(a|b))'.
            guard [0x20, 0x09, 0x0A].contains(previous) else { return isLost = true }
            index += 1
        case .array, .compound(.caseSubject, _):
            isLost = true
        case .compound(.forWords, _):
            guard at(1) == UInt8(ascii: "(") else { return isLost = true }
            index += 2
            push(.arithmetic(start: start, open: 0))
        default:
            if previous == UInt8(ascii: "="), hasCommand {
                index += 1
                push(.array(start: start))
            } else if at(1) == UInt8(ascii: ")"), hasCommand, !takesReserved {
                // A function; its body is a command.
                index += 2
                beginCommand()
            } else if hasCommand {
                // Patterns of bash, functions with blanks, and faults that are told by what follows.
                isLost = true
            } else if at(1) == UInt8(ascii: "(") {
                index += 2
                push(.arithmetic(start: start, open: 0))
            } else {
                index += 1
                push(.group(.subshell, start: start))
                wanted = nil
            }
        }
    }

    private mutating func stepClosing(_ start: Int) {
        let span = SourceSpan(start, start + 1)
        switch frames.last {
        case .compound(.casePattern, let begin):
            index += 1
            replaceTop(.compound(.caseBody, start: begin))
            beginCommand()
            wanted = nil
        case .array:
            index += 1
            frames.removeLast()
            endWord()
        case .group(.subshell, _), .group(.substitution, _):
            if let wanted { return report("a command is missing behind this operator", wanted) }
            index += 1
            frames.removeLast()
            endCompound()
        case .group(.script, _):
            report("this ')' closes nothing", span)
        case .group(.braces, _):
            report("this ')' closes nothing: a '{' before it is open", span)
        case .compound(let compound, _):
            report("this ')' comes before the '\(compound.nextWord)' of what is open", span)
        default:
            isLost = true
        }
    }

    /// `;;`, `;&` and `;;&`.
    private mutating func stepCaseEnd(_ start: Int) {
        index += at(1) == UInt8(ascii: ";") && at(2) == UInt8(ascii: "&") ? 3 : 2
        guard case .compound(.caseBody, let begin) = frames.last else {
            return report("this ';;' stands in no branch of a 'case'", SourceSpan(start, min(start + 2, bytes.count)))
        }
        replaceTop(.compound(.casePattern, start: begin))
        beginCommand()
        wanted = nil
    }

    private mutating func readHereDocument(_ start: Int) {
        guard frames.count == 1 || frames.allSatisfy({ if case .group(.substitution, _) = $0 { false } else { true } })
        else {
            return isLost = true
        }
        index += 2
        let stripsTabs = at(0) == UInt8(ascii: "-")
        if stripsTabs { index += 1 }
        while at(0) == 0x20 || at(0) == 0x09 { index += 1 }
        let wordStart = index
        let didTake = takesReserved
        skipWord()
        redirected(didTake)
        let word = bytes[wordStart..<min(index, bytes.count)]
        guard !word.isEmpty, word.allSatisfy({ $0.isASCIIAlphanumeric || "_-.\"'\\!+@".utf8.contains($0) }) else {
            return isLost = true
        }
        pending.append(
            HereDocument(
                delimiter: word.filter { !"\"'\\".utf8.contains($0) }, stripsTabs: stripsTabs,
                span: SourceSpan(start, wordStart + word.count)))
    }

    private mutating func redirected(_ didTake: Bool) {
        (takesReserved, hasCommand, isRedirected) = (didTake, true, true)
        wanted = nil
    }

    // MARK: - Words

    /// Moves behind a word; constructs inside that go on beyond it leave their frame.
    private mutating func skipWord() {
        let depth = frames.count
        while index < bytes.count, fault == nil, !isLost {
            if frames.count > depth {
                step()
                continue
            }
            let byte = bytes[index]
            if [0x20, 0x09, 0x0A, 0x0D].contains(byte) || "<>|&;()".utf8.contains(byte) { return }
            switch byte {
            case UInt8(ascii: "'"): skipSingleQuotes(escapes: false)
            case UInt8(ascii: "\""):
                push(.doubleQuotes(start: index))
                index += 1
            case UInt8(ascii: "`"): skipBackquotes()
            case UInt8(ascii: "$"): stepDollar()
            case UInt8(ascii: "\\"): index = min(index + 2, bytes.count)
            default: index += 1
            }
        }
    }

    private mutating func stepWord() {
        let start = index
        let (didTake, hadCommand, wasRedirected) = (takesReserved, hasCommand, isRedirected)
        skipWord()
        guard fault == nil, !isLost else { return }
        index = min(index, bytes.count)
        let word = bytes[start..<index]
        if didTake, isReservedPlace {
            (takesReserved, hasCommand, isRedirected) = (didTake, hadCommand, wasRedirected)
            if stepReserved(String(decoding: word, as: UTF8.self), start) { return }
        }
        switch frames.last {
        case .test where word.elementsEqual("]]".utf8):
            frames.removeLast()
            endCompound()
        case .compound(.caseSubject, let begin) where word.elementsEqual("in".utf8):
            replaceTop(.compound(.casePattern, start: begin))
            beginCommand()
        case .compound(.casePattern, let begin) where word.elementsEqual("esac".utf8):
            closeCompound(begin)
        case .compound(.forWords, _) where word.elementsEqual("do".utf8):
            // 'for x do' has no words, and 'for x in do' has this one.
            isLost = true
        case .compound(.casePattern, _):
            break
        default:
            // Behind an assignment another word of the command may follow, but no reserved one.
            endWord()
        }
    }

    /// Whether reserved words are told here.
    private var isReservedPlace: Bool {
        switch frames.last {
        case .group: true
        case .compound(.casePattern, _), .compound(.caseSubject, _): false
        case .compound: true
        default: false
        }
    }

    private mutating func closeCompound(_ start: Int) {
        frames.removeLast()
        endCompound()
    }

    /// Reserved words that go on with or end one, and those that begin a command, which none does behind another without an operator between them.
    private static let closers = ["then", "elif", "else", "fi", "do", "done", "esac", "}"]
    private static let openers = ["if", "while", "until", "for", "select", "case", "{", "[[", "function", "coproc"]

    /// Follows a reserved word; false for other words.
    private mutating func stepReserved(_ word: String, _ start: Int) -> Bool {
        let span = SourceSpan(start, index)
        let isOpener = Self.openers.contains { word.isExactly($0) }
        if (hasCommand && isOpener) || (isRedirected && (isOpener || Self.closers.contains { word.isExactly($0) })) {
            isLost = true
            return true
        }
        func open(_ compound: Compound) { push(.compound(compound, start: start)) }
        switch word {
        case "if":
            open(.ifCondition)
            wanted = nil
        case "while", "until":
            open(.loopCondition)
            wanted = nil
        case "for", "select":
            open(.forWords)
            endWord()
        case "case":
            open(.caseSubject)
            // The subject is a word of any kind.
            while at(0) == 0x20 || at(0) == 0x09 { index += 1 }
            skipWord()
            endWord()
        case "then":
            guard case .compound(.ifCondition, let begin) = frames.last else { return misplaced(word, span) }
            replaceTop(.compound(.ifBody, start: begin))
            beginCommand()
        case "elif", "else":
            guard case .compound(.ifBody, let begin) = frames.last else { return misplaced(word, span) }
            replaceTop(.compound(word == "elif" ? .ifCondition : .elseBody, start: begin))
            beginCommand()
        case "fi":
            switch frames.last {
            case .compound(.ifBody, let begin), .compound(.elseBody, let begin): closeCompound(begin)
            default: return misplaced(word, span)
            }
        case "do":
            switch frames.last {
            case .compound(.loopCondition, let begin), .compound(.forWords, let begin):
                replaceTop(.compound(.loopBody, start: begin))
                beginCommand()
            default: return misplaced(word, span)
            }
        case "done":
            guard case .compound(.loopBody, let begin) = frames.last else { return misplaced(word, span) }
            closeCompound(begin)
        case "esac":
            guard case .compound(.caseBody, let begin) = frames.last else { return misplaced(word, span) }
            closeCompound(begin)
        case "{":
            push(.group(.braces, start: start))
            wanted = nil
        case "}":
            guard case .group(.braces, _) = frames.last else { return misplaced(word, span) }
            frames.removeLast()
            endCompound()
        case "[[":
            push(.test(start: start))
            endWord()
        case "!", "time":
            mayBeEmpty = true
        case "function":
            while at(0) == 0x20 || at(0) == 0x09 { index += 1 }
            skipWord()
            while at(0) == 0x20 || at(0) == 0x09 { index += 1 }
            if at(0) == UInt8(ascii: "("), at(1) == UInt8(ascii: ")") { index += 2 }
            beginCommand()
            wanted = nil
        case "coproc":
            isLost = true
        default:
            return false
        }
        return true
    }

    private mutating func misplaced(_ word: String, _ span: SourceSpan) -> Bool {
        let open: String
        switch frames.last {
        case .compound(let compound, _): open = ": what is open needs '\(compound.nextWord)' first"
        case .group(.subshell, _), .group(.substitution, _): open = ": a '(' before it is open"
        case .group(.braces, _): open = ": a '{' before it is open"
        default: open = ""
        }
        report("this '\(word)' belongs to nothing\(open)", span)
        return true
    }
}
