import DiagnosticsCore

extension ShellScanner {
    mutating func stepInDoubleQuotes() {
        switch bytes[index] {
        case UInt8(ascii: "\""):
            frames.removeLast()
            index += 1
        case UInt8(ascii: "\\"): skipEscaped()
        case UInt8(ascii: "$"): stepDollar(isQuoted: true)
        case UInt8(ascii: "`"): skipBackquotes()
        default: skipPlain { .doubleQuoted }
        }
    }

    mutating func stepInParameter(isQuoted: Bool) {
        switch bytes[index] {
        case UInt8(ascii: "}"):
            frames.removeLast()
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

    mutating func stepInArithmetic(openParentheses: Int) {
        switch bytes[index] {
        case UInt8(ascii: "("):
            frames[frames.count - 1] = .arithmetic(openParentheses: openParentheses + 1)
            index += 1
        case UInt8(ascii: ")") where openParentheses > 0:
            frames[frames.count - 1] = .arithmetic(openParentheses: openParentheses - 1)
            index += 1
        case UInt8(ascii: ")"):
            guard at(1) == UInt8(ascii: ")") else { return lose("'$((' that is no arithmetic") }
            frames.removeLast()
            index += 2
        case UInt8(ascii: "$"): stepDollar(isQuoted: true)
        case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`"): lose("quotes in '$((…))'")
        default: skipPlain { .refused("inside '$((…))'") }
        }
    }

    /// At a `$`.
    mutating func stepDollar(isQuoted: Bool) {
        let start = index
        index += 1
        if isContinuation(at: index) { return lose("a '$' that is continued on the next line") }
        switch at(0) {
        case 0:
            index += 1
            addHole(.refused("right behind a '$'"))
        case UInt8(ascii: "("):
            if isContinuation(at: index + 1) { return lose("'$(' that is continued on the next line") }
            if at(1) == UInt8(ascii: "(") {
                index += 2
                push(.arithmetic(openParentheses: 0))
            } else {
                index += 1
                push(.commands(list: listCount, openParentheses: 0))
                wordStarts.append(nil)
                listCount += 1
            }
        case UInt8(ascii: "{"):
            index += 1
            guard let first = at(0), ![0x20, 0x09, 0x0A, UInt8(ascii: "|"), UInt8(ascii: "\\")].contains(first) else {
                return lose("'${' that names nothing")
            }
            let end = bytes[index...].firstIndex { !Self.isNameByte($0) } ?? bytes.count
            if !isQuoted { addExpansion(index..<end, from: start, to: min(end + 1, bytes.count)) }
            push(.parameter(isQuoted: isQuoted))
        case UInt8(ascii: "["):
            lose("'$[…]'")
        case UInt8(ascii: "'") where !isQuoted:
            let end = bytes[(index + 1)...].firstIndex(of: UInt8(ascii: "'")) ?? bytes.count
            if bytes[index..<end].contains(UInt8(ascii: "\\")) { return lose("\"$'…'\" with escapes") }
            skipSingleQuotes { .refused("inside \"$'…'\"") }
        case .some(let byte) where Self.isNameByte(byte) && !Self.isDigit(byte):
            let end = bytes[index...].firstIndex { !Self.isNameByte($0) } ?? bytes.count
            if !isQuoted { addExpansion(index..<end, from: start, to: end) }
            index = end
            guard isQuoted else { return }
            if isContinuation(at: index) { return lose("a name that is continued on the next line") }
            if at(0) == 0 {
                index += 1
                let name = String(decoding: bytes[start..<end], as: UTF8.self)
                addHole(.refused("right behind '\(name)', whose name it would lengthen"))
            }
        case .some(let byte) where "0123456789#?$!@*-".utf8.contains(byte):
            index += 1
        default:
            break
        }
    }

    /// At a backslash: skips it and what it escapes.
    mutating func skipEscaped() {
        index += 1
        if at(0) == 0 { addHole(.refused("right behind a '\\'")) }
        if at(0) == 0x0A, !pendingDocuments.isEmpty { lose("a here-document whose command goes on") }
        if index < bytes.count { index += 1 }
    }

    mutating func skipSingleQuotes(_ context: () -> HoleContext) {
        index += 1
        while index < bytes.count, bytes[index] != UInt8(ascii: "'") { skipPlain(context) }
        if index < bytes.count { index += 1 }
    }

    mutating func skipBackquotes() {
        index += 1
        while index < bytes.count, bytes[index] != UInt8(ascii: "`") {
            if bytes[index] == UInt8(ascii: "\\") {
                skipEscaped()
            } else {
                skipPlain { .refused("inside backquotes, where quoting happens twice") }
            }
        }
        if index < bytes.count { index += 1 }
    }

    mutating func skipPlain(_ context: () -> HoleContext) {
        if bytes[index] == 0 { addHole(context()) }
        if bytes[index] == 0x0A, !pendingDocuments.isEmpty { lose("a here-document whose command goes on") }
        index += 1
    }

    mutating func push(_ frame: Frame) {
        if frames.count < Self.maximumDepth { frames.append(frame) } else { lose("deep nesting") }
    }

    mutating func lose(_ construct: String) {
        guard lostAfter == nil else { return }
        lostAfter = construct
        lostAt = index
    }
}
