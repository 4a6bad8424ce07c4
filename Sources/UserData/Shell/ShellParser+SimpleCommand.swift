import DiagnosticsCore
import ExactText

// Simple commands: assignments, words and redirections (POSIX.1-2017, Shell Command Language, 2.9.1 and 2.7).
extension ShellParser {
    mutating func parseFunction(named name: Word) {
        guard let literal = name.literal, let number = flow.function(named: literal) else { return lose() }
        takeNewlines()
        let outer = function
        function = number
        let start = current?.span.start ?? name.span.upperBound
        guard depth < Self.maximumDepth else { return lose() }
        depth += 1
        parseStage(input: flow.input(ofFunction: number))
        depth -= 1
        function = outer
        guard !isLost else { return }
        flow.addBody(consumed(from: start), of: number)
    }

    mutating func parseSimpleCommand(input: Int) {
        let start = current?.span.start ?? 0
        var command = ShellCommand(span: start..<start, input: input, function: function)
        var hasPrefix = false
        var outputs: [Word] = []
        while let token = current {
            if token.isOperator {
                if isRedirection(token) {
                    hasPrefix = true
                    parseRedirection(input: input, outputs: &outputs, words: &command.words)
                    continue
                }
                guard isOperator(token, "(") else { break }
                guard command.words.count == 1, !hasPrefix else { return lose() }
                position += 1
                guard takeOperator(")") else { return lose() }
                return parseFunction(named: command.words[0])
            }
            position += 1
            if isDescriptor(token, before: current) {
                if token.text.contains(UInt8(ascii: "[")) { flow.addSink(.text(word(token).span), .redirectionName) }
                continue
            }
            let isArray =
                isOperator(current, "(") && current?.span.start == token.span.end
                && token.text.last == UInt8(ascii: "=")
            let array = isArray ? parseArray(behind: token) : nil
            if isLost { return }
            if command.words.isEmpty, let assignment = ShellAssignment(token.text) {
                hasPrefix = true
                assign(assignment, span: array ?? (token.span.start..<token.span.end), isArray: isArray)
                continue
            }
            // In a subscript blanks do not end a word.
            if command.words.isEmpty, ShellAssignment.isOpenSubscript(token.text) { return lose() }
            var word = word(token)
            if let array {
                word = Word(span: array, text: token.text + [0], isArray: true)
                flow.addArray(token.text)
            }
            command.words.append(word)
        }
        guard !isLost else { return }
        command.span = consumed(from: start)
        write(command.span, reading: input, to: outputs)
        // 'exec' without a command redirects everything behind it.
        if command.words.count == 1, command.words[0].isExactly("exec") { flow.feed(scriptInput, with: .node(input)) }
        if !command.words.isEmpty { commands.append(command) }
    }

    mutating func assign(_ assignment: ShellAssignment, span: Range<Int>, isArray: Bool) {
        if isArray { flow.addArray(assignment.name) }
        if assignment.hasSubscript {
            flow.addArray(assignment.name)
            let start = min(span.lowerBound + assignment.name.count, span.upperBound)
            flow.addSink(.text(start..<max(start, subscriptEnd(in: span))), .subscriptText)
        }
        flow.define(assignment.name[...], as: .text(span), literal: isArray ? nil : assignment.literal)
    }

    /// Where the subscript of an assignment ends at the latest: at the last `]=` or `]+=`.
    func subscriptEnd(in span: Range<Int>) -> Int {
        let end = span.dropLast().last { index in
            scan.bytes[index] == UInt8(ascii: "]") && "=+".utf8.contains(scan.bytes[index + 1])
        }
        return end ?? span.upperBound
    }

    /// `(…)` behind `name=`: where the whole of it stands, the name included.
    mutating func parseArray(behind name: Token) -> Range<Int> {
        var end = name.span.end
        var hasSubscripts = false
        var isOpen = true
        while isOpen, let token = current {
            position += 1
            end = token.span.end
            if !token.isOperator, token.text.first == UInt8(ascii: "[") { hasSubscripts = true }
            isOpen = !isOperator(token, ")")
        }
        if isOpen { lose() }
        if hasSubscripts { flow.addSink(.text(name.span.end..<end), .subscriptText) }
        return name.span.start..<end
    }

    // MARK: - Redirections

    func isRedirection(_ token: Token) -> Bool {
        guard token.isOperator, let first = token.span.start < scan.bytes.count ? scan.bytes[token.span.start] : nil
        else { return false }
        if [UInt8(ascii: "<"), UInt8(ascii: ">")].contains(first) { return true }
        return isOperator(token, "&>") || isOperator(token, "&>>")
    }

    /// A number or `{name}` right before a redirection.
    func isDescriptor(_ token: Token, before next: Token?) -> Bool {
        guard let next, isRedirection(next), next.span.start == token.span.end else { return false }
        if token.isPlain, token.text.allSatisfy(\.isASCIIDigit) { return true }
        return token.text.first == UInt8(ascii: "{") && token.text.last == UInt8(ascii: "}")
            && scan.bytes[token.span.start] == UInt8(ascii: "{")
    }

    mutating func parseRedirections(input: Int, from start: Int) {
        var outputs: [Word] = []
        var words: [Word] = []
        while let token = current {
            if !token.isOperator {
                guard position + 1 < tokens.count, isDescriptor(token, before: tokens[position + 1]) else { break }
                position += 1
                continue
            }
            guard isRedirection(token) else { break }
            parseRedirection(input: input, outputs: &outputs, words: &words)
        }
        // Which commands inside write to it is not told apart, so all of them do.
        guard !isLost else { return }
        write(consumed(from: start), reading: input, to: outputs)
    }

    /// Notes that a command writes files: what stands in it, and what it reads.
    private mutating func write(_ text: Range<Int>, reading input: Int, to files: [Word]) {
        for file in files {
            for source in [ShellFlow.Source.text(text), .node(input)] {
                if ShellFile.isScript(file) { flow.addSink(source, .shellFile) }
                flow.write(source, to: file.span)
            }
        }
    }

    mutating func parseRedirection(input: Int, outputs: inout [Word], words: inout [Word]) {
        guard let token = current else { return }
        position += 1
        if let number = token.document {
            if scan.documents.indices.contains(number), let body = scan.documents[number].body {
                // It stands behind the line, so it may be outside of the group that the command is in.
                for input in groups + [input] { flow.feed(input, with: .text(body)) }
            }
            return
        }
        if isOperator(current, "("), current?.span.start == token.span.end,
            isOperator(token, "<") || isOperator(token, ">")
        {
            let start = token.span.start
            position += 1
            let inner = flow.newInput(from: .node(input))
            let isOutput = isOperator(token, ">")
            parseList(input: inner)
            guard takeOperator(")") else { return lose() }
            let span = consumed(from: start)
            words.append(Word(span: span, text: [0]))
            // It reads what the command writes, and the command may pass on what it reads.
            if isOutput {
                flow.feed(inner, with: .anyInput)
                flow.feed(inner, with: .text(min(tokens.first?.span.start ?? start, start)..<start))
            }
            return
        }
        // `< <(…)`
        if let next = current, isOperator(token, "<"), isOperator(next, "<") {
            var inner: [Word] = []
            parseRedirection(input: input, outputs: &outputs, words: &inner)
            for word in inner { flow.feed(input, with: .text(word.span)) }
            return
        }
        if let next = current, isOperator(token, ">"), isOperator(next, ">") {
            var inner: [Word] = []
            return parseRedirection(input: input, outputs: &outputs, words: &inner)
        }
        guard let target = current, !target.isOperator else { return lose() }
        position += 1
        let word = word(target)
        let text = scan.bytes[token.span.start..<token.span.end]
        let isDescriptor = word.text.allSatisfy { $0.isASCIIDigit || $0 == UInt8(ascii: "-") }
        if text.contains(UInt8(ascii: "&")) {
            flow.addSink(.text(word.span), .duplicatingRedirection)
            // Which file a descriptor stands for is not followed.
            if text.first == UInt8(ascii: "<") { flow.feed(input, with: .anyInput) }
            // Other shells take '&>' for '&' and '>', and begin a command behind the file.
            if text.first == UInt8(ascii: "&"), !scan.isBash, let next = current, !next.isOperator { return lose() }
        }
        switch text.first {
        case UInt8(ascii: "<"):
            // A here-string is the text itself, else it is what was written to the file.
            flow.feed(input, with: text.count == 3 ? .text(word.span) : flow.file(word.span))
            if text.count == 2, text.last == UInt8(ascii: ">") { outputs.append(word) }
        default:
            // '>&2' is no file.
            if !(text.last == UInt8(ascii: "&") && isDescriptor) { outputs.append(word) }
        }
    }
}
