import DiagnosticsCore
import ExactText

extension ShellScanner {
    mutating func stepInDoubleQuotes() {
        switch bytes[index] {
        case UInt8(ascii: "\""):
            frames.removeLast()
            index += 1
        case UInt8(ascii: "\\"):
            // Behind any other byte the backslash stays.
            if let next = at(1), next != 0, !"$`\"\\\n".utf8.contains(next) { append(UInt8(ascii: "\\")) }
            skipEscaped()
        case UInt8(ascii: "$"): stepDollar(isQuoted: true)
        case UInt8(ascii: "`"):
            appendDynamic()
            skipBackquotes()
        default:
            if bytes[index] == 0 { appendDynamic() } else { append(bytes[index]) }
            skipPlain { .doubleQuoted }
        }
    }

    mutating func stepInParameter(isQuoted: Bool, tail: Tail) {
        switch bytes[index] {
        case UInt8(ascii: "}"):
            frames.removeLast()
            if let place = tail.place { regions.append(Region(span: tail.start..<index, place: place)) }
            if tail.start < index { definitions.append(Definition(name: tail.name, value: tail.start..<index)) }
            index += 1
        case UInt8(ascii: "\\"): skipEscaped()
        case UInt8(ascii: "$"): stepDollar(isQuoted: isQuoted)
        case UInt8(ascii: "`"): skipBackquotes()
        case UInt8(ascii: "'") where !isQuoted: skipSingleQuotes { .refused("inside '${…}'") }
        case UInt8(ascii: "\"") where !isQuoted:
            index += 1
            push(.doubleQuotes)
        case UInt8(ascii: "'"), UInt8(ascii: "\""): lose("quotes inside a quoted '${…}'")
        default: skipPlain { .refused("inside '${…}'") }
        }
    }

    mutating func stepInArithmetic(from start: Int, openParentheses open: Int, isCommand: Bool) {
        switch bytes[index] {
        case UInt8(ascii: "("):
            frames[frames.count - 1] = .arithmetic(start: start, openParentheses: open + 1, isCommand: isCommand)
            index += 1
        case UInt8(ascii: ")") where open > 0:
            frames[frames.count - 1] = .arithmetic(start: start, openParentheses: open - 1, isCommand: isCommand)
            index += 1
        case UInt8(ascii: ")"):
            guard at(1) == UInt8(ascii: ")") else { return lose("'((' that is no arithmetic") }
            frames.removeLast()
            index += 2
            regions.append(Region(span: start..<index, place: .arithmetic))
            if isCommand {
                tokens.append(Token(span: SourceSpan(start, index), isOperator: true, list: currentList))
            }
        case UInt8(ascii: "$"): stepDollar(isQuoted: true)
        case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`"): lose("quotes in '((…))'")
        default:
            let isSeparate = !isPartOfNumber(at: index - 1) && !isPartOfNumber(at: index + 1)
            skipPlain { isSeparate ? .number : .refused("inside a name or number of '((…))'") }
        }
    }

    private func isPartOfNumber(at index: Int) -> Bool {
        guard bytes.indices.contains(index) else { return false }
        return Self.isNameByte(bytes[index]) || [0, UInt8(ascii: "#"), UInt8(ascii: "}")].contains(bytes[index])
    }

    /// At a `$`.
    mutating func stepDollar(isQuoted: Bool) {
        let start = index
        index += 1
        if isContinuation(at: index) { return lose("a '$' that is continued on the next line") }
        switch at(0) {
        case 0:
            index += 1
            appendDynamic()
            addHole(.refused("right behind a '$'"))
        case UInt8(ascii: "("):
            if isContinuation(at: index + 1) { return lose("'$(' that is continued on the next line") }
            appendDynamic(isSplit: !isQuoted)
            if at(1) == UInt8(ascii: "(") {
                index += 2
                push(.arithmetic(start: start, openParentheses: 0, isCommand: false))
            } else {
                index += 1
                push(.commands(list: listCount, openParentheses: 0))
                openWords.append(nil)
                listCount += 1
            }
        case UInt8(ascii: "{"):
            appendDynamic(isSplit: !isQuoted)
            index += 1
            stepBrace(from: start, isQuoted: isQuoted)
        case UInt8(ascii: "["):
            lose("'$[…]'")
        case UInt8(ascii: "'") where !isQuoted:
            let end = bytes[(index + 1)...].firstIndex(of: UInt8(ascii: "'")) ?? bytes.count
            if bytes[index..<end].contains(UInt8(ascii: "\\")) { return lose("\"$'…'\" with escapes") }
            // Where the shell does not know this form, the '$' is a part of the word.
            if !isBash { appendDynamic() }
            skipSingleQuotes { .refused("inside \"$'…'\"") }
        case .some(let byte) where Self.isNameByte(byte) && !byte.isASCIIDigit:
            appendDynamic(isSplit: !isQuoted)
            let end = bytes[index...].firstIndex { !Self.isNameByte($0) } ?? bytes.count
            if !isQuoted { addExpansion(index..<end, from: start, to: end) }
            index = end
            guard isQuoted else { return }
            if isContinuation(at: index) { return lose("a name that is continued on the next line") }
            if at(0) == 0 {
                index += 1
                let name = String(decoding: bytes[start..<end], as: UTF8.self)
                appendDynamic()
                addHole(.refused("right behind '\(name)', whose name it would lengthen"))
            }
        case .some(let byte) where "0123456789#?$!@*-".utf8.contains(byte):
            appendDynamic(isSplit: !isQuoted)
            index += 1
        default:
            append(UInt8(ascii: "$"))
            markQuoted()
        }
    }

    /// Behind a `${`: reads the name, and sees from what follows whether the shell evaluates it.
    private mutating func stepBrace(from start: Int, isQuoted: Bool) {
        guard let first = at(0), ![0, 0x20, 0x09, 0x0A, UInt8(ascii: "|"), UInt8(ascii: "\\")].contains(first) else {
            return lose("'${' that names nothing")
        }
        let end = bytes[index...].firstIndex { !Self.isNameByte($0) } ?? bytes.count
        if !isQuoted { addExpansion(index..<end, from: start, to: min(end + 1, bytes.count)) }
        if first == UInt8(ascii: "!") {
            return push(
                .parameter(isQuoted: isQuoted, tail: Tail(start: index, place: .indirection, name: index..<index)))
        }
        if first == UInt8(ascii: "#"), let second = at(1), Self.isNameByte(second) { index += 1 }
        let nameStart = index
        if let byte = at(0), Self.isNameByte(byte) {
            index = bytes[index...].firstIndex { !Self.isNameByte($0) } ?? bytes.count
        } else if let byte = at(0), "#?$@*-".utf8.contains(byte) {
            index += 1
        }
        let name = nameStart..<index
        var place: ShellPlace?
        if at(0) == UInt8(ascii: "[") {
            let close = bytes[index...].firstIndex(of: UInt8(ascii: "]")) ?? bytes.count
            let element = bytes[min(index + 1, close)..<close]
            if close < bytes.count,
                element.elementsEqual("@".utf8) || element.elementsEqual("*".utf8)
                    || !element.isEmpty && element.allSatisfy(\.isASCIIDigit)
            {
                index = close + 1
            } else {
                place = .subscriptText
            }
        }
        if place == nil {
            switch (at(0), at(1)) {
            case (UInt8(ascii: ":"), let next?) where !"-=?+".utf8.contains(next): place = .offset
            case (UInt8(ascii: "@"), let next?) where !"QUuLKkAaE}".utf8.contains(next): place = .prompt
            default: break
            }
        }
        // The prompt's form evaluates what the name stands for, the others what is written behind it.
        let tailStart = place == .prompt ? nameStart : index
        push(.parameter(isQuoted: isQuoted, tail: Tail(start: tailStart, place: place, name: name)))
    }

    /// At a backslash: skips it and what it escapes.
    mutating func skipEscaped() {
        index += 1
        markQuoted()
        if at(0) == 0 {
            appendDynamic()
            addHole(.refused("right behind a '\\'"))
        } else if let byte = at(0), byte != 0x0A {
            append(byte)
        }
        if at(0) == 0x0A, !pendingDocuments.isEmpty { lose("a here-document whose command goes on") }
        if index < bytes.count { index += 1 }
    }

    mutating func skipSingleQuotes(_ context: () -> HoleContext) {
        markQuoted()
        index += 1
        while index < bytes.count, bytes[index] != UInt8(ascii: "'") {
            if bytes[index] == 0 { appendDynamic() } else { append(bytes[index]) }
            skipPlain(context)
        }
        if index < bytes.count { index += 1 } else { lose("quotes or brackets that stay open") }
    }

    /// The commands inside are not taken apart, so whatever they name counts as evaluated.
    mutating func skipBackquotes() {
        let start = index
        index += 1
        while index < bytes.count, bytes[index] != UInt8(ascii: "`") {
            if bytes[index] == UInt8(ascii: "\\"), at(1) != 0 { index += 1 }
            if index < bytes.count { skipPlain { .refused("inside backquotes, where quoting happens twice") } }
        }
        regions.append(Region(span: start..<index, place: .backquotes))
        if index < bytes.count { index += 1 } else { lose("quotes or brackets that stay open") }
    }

    mutating func skipPlain(_ context: () -> HoleContext) {
        if bytes[index] == 0 { addHole(context()) }
        if bytes[index] == 0x0A, !pendingDocuments.isEmpty { lose("a here-document whose command goes on") }
        index += 1
    }

    mutating func push(_ frame: Frame) {
        if frames.count < Self.maximumDepth { frames.append(frame) } else { lose("deep nesting") }
    }

    mutating func loseAtDoubleParenthesis() {
        if lostAfter == nil { doubleParenthesis = index }
        lose("'(('")
    }

    mutating func lose(_ construct: String) {
        guard lostAfter == nil else { return }
        lostAfter = construct
        lostAt = index
    }
}
