import DiagnosticsCore

/// One command with its words, as the shell would run it.
struct ShellCommand {
    /// A word, or what stands for one.
    struct Word {
        /// Where it stands.
        let span: Range<Int>
        /// What it says once its quotes are taken off, with a NUL for what only the run will tell.
        var text: [UInt8]
        /// Whether an expansion outside quotes may make several words of it.
        var isSplit = false
        /// Whether it is `name=(…)`.
        var isArray = false

        /// The whole of it, where nothing is left for the run to tell.
        var literal: [UInt8]? { text.contains(0) ? nil : text }
        /// Its beginning, as far as that is certain.
        var beginning: ArraySlice<UInt8> { text.prefix { $0 != 0 } }

        func isExactly(_ other: String) -> Bool { text.elementsEqual(other.utf8) }
    }

    var words: [Word] = []
    /// All of it, with assignments and redirections.
    var span: Range<Int>
    /// Where its input comes from, a node of `ShellFlow`.
    let input: Int
    /// The function it stands in, 0 for the script itself.
    let function: Int
}

/// Takes the words and operators of a script apart into commands, and tells what flows where.
///
/// The grammar is that of POSIX.1-2017, Shell Command Language, 2.10, with bash's `[[…]]`, `((…))`, `function`,
/// `select`, arrays and process substitution. At what it does not know the parser gives up, and everything from there
/// on counts as evaluated.
struct ShellParser {
    private typealias Token = ShellScanner.Token
    typealias Word = ShellCommand.Word

    private static let maximumDepth = 64

    private let scan: ShellScanner
    private var tokens: [Token] = []
    private var position = 0
    private var depth = 0
    private var function = 0
    private(set) var flow: ShellFlow
    private(set) var commands: [ShellCommand] = []
    private var isLost = false

    /// Parses what was scanned.
    static func parse(_ scan: ShellScanner) -> (flow: ShellFlow, commands: [ShellCommand]) {
        var parser = ShellParser(scan)
        var lists = Array(repeating: [Token](), count: scan.listCount)
        for token in scan.tokens where lists.indices.contains(token.list) { lists[token.list].append(token) }
        for (number, list) in lists.enumerated() { parser.parse(list, isSubstitution: number > 0) }
        return (parser.flow, parser.commands)
    }

    private init(_ scan: ShellScanner) {
        self.scan = scan
        flow = ShellFlow(scan.bytes)
        for region in scan.regions { flow.addSink(.text(region.span), region.place) }
        for definition in scan.definitions { flow.define(scan.bytes[definition.name], as: .text(definition.value)) }
        if let lostAt = scan.lostAt {
            let start = scan.tokens.last { $0.list == 0 && $0.isOperator && $0.span.end <= lostAt && isNewline($0) }
            flow.addSink(.text((start?.span.start ?? 0)..<scan.bytes.count), .unfollowed)
        }
    }

    private mutating func parse(_ list: [Token], isSubstitution: Bool) {
        tokens = list
        position = 0
        depth = 0
        function = 0
        isLost = false
        // A substitution may read whatever the command around it reads.
        parseList(input: flow.newInput(from: isSubstitution ? .anyInput : nil))
        if position < tokens.count { lose() }
    }

    // MARK: Tokens

    private func isNewline(_ token: Token) -> Bool { scan.bytes[token.span.start] == 0x0A }

    private var current: Token? { isLost || position >= tokens.count ? nil : tokens[position] }

    private func isOperator(_ token: Token?, _ text: String) -> Bool {
        guard let token, token.isOperator else { return false }
        return scan.bytes[token.span.start..<token.span.end].elementsEqual(text.utf8)
    }

    private func isReserved(_ token: Token?, _ text: String) -> Bool {
        guard let token, !token.isOperator, token.isPlain else { return false }
        return token.text.elementsEqual(text.utf8)
    }

    private mutating func takeOperator(_ text: String) -> Bool {
        guard isOperator(current, text) else { return false }
        position += 1
        return true
    }

    private mutating func takeReserved(_ text: String) -> Bool {
        guard isReserved(current, text) else { return false }
        position += 1
        return true
    }

    private mutating func takeNewlines() {
        while isOperator(current, "\n") { position += 1 }
    }

    private func word(_ token: Token) -> Word {
        Word(span: token.span.start..<token.span.end, text: token.text, isSplit: token.isSplit)
    }

    /// From a place to the end of what was read.
    private func consumed(from start: Int) -> Range<Int> {
        let end = position > 0 && position <= tokens.count ? tokens[position - 1].span.end : start
        return start..<max(start, end)
    }

    /// Gives up: whatever follows counts as evaluated.
    private mutating func lose() {
        guard !isLost else { return }
        isLost = true
        // The command may have begun earlier on the line.
        var start = min(position, tokens.count - 1)
        while start > 0, !(tokens[start - 1].isOperator && isNewline(tokens[start - 1])) { start -= 1 }
        let from = start >= 0 && start < tokens.count ? tokens[start].span.start : 0
        flow.addSink(.text(from..<scan.bytes.count), .unfollowed)
    }

    // MARK: Lists and pipelines

    private static let closers = ["then", "elif", "else", "fi", "do", "done", "esac", "}"]

    private var isAtListEnd: Bool {
        guard let current else { return true }
        if current.isOperator {
            return [")", ";;", ";&", ";;&"].contains { isOperator(current, $0) }
        }
        return current.isPlain && Self.closers.contains { current.text.elementsEqual($0.utf8) }
    }

    private mutating func parseList(input: Int) {
        guard depth < Self.maximumDepth else { return lose() }
        depth += 1
        defer { depth -= 1 }
        while !isLost {
            while ["\n", ";", "&", "&&", "||"].contains(where: { isOperator(current, $0) }) { position += 1 }
            if isAtListEnd { return }
            parsePipeline(input: input)
        }
    }

    private mutating func parsePipeline(input: Int) {
        var previous: Range<Int>?
        while !isLost {
            let stage = flow.newInput(from: previous == nil ? .node(input) : nil)
            if let previous { flow.feed(stage, with: .text(previous)) }
            let before = position
            let start = current?.span.start ?? 0
            parseStage(input: stage)
            guard !isLost, position > before else { return lose() }
            previous = consumed(from: start)
            guard takeOperator("|") || takeOperator("|&") else { return }
            takeNewlines()
        }
    }

    private mutating func parseStage(input: Int) {
        let start = current?.span.start ?? 0
        while takeReserved("!") {}
        if takeReserved("time") { _ = takeReserved("-p") }
        if takeOperator("(") {
            parseList(input: input)
            guard takeOperator(")") else { return lose() }
        } else if takeReserved("{") {
            parseList(input: input)
            guard takeReserved("}") else { return lose() }
        } else if takeReserved("if") {
            parseIf(input: input)
        } else if takeReserved("while") || takeReserved("until") {
            parseList(input: input)
            parseDo(input: input)
        } else if takeReserved("for") || takeReserved("select") {
            parseFor(input: input)
        } else if takeReserved("case") {
            parseCase(input: input)
        } else if isReserved(current, "[[") {
            parseTest()
        } else if let current, current.isOperator, isArithmetic(current) {
            position += 1
        } else if takeReserved("function") {
            guard let name = current, !name.isOperator else { return lose() }
            position += 1
            if takeOperator("(") { guard takeOperator(")") else { return lose() } }
            return parseFunction(named: word(name))
        } else if isReserved(current, "coproc") {
            return lose()
        } else {
            return parseSimpleCommand(input: input)
        }
        parseRedirections(input: input, from: start)
    }

    private func isArithmetic(_ token: Token) -> Bool {
        scan.bytes[token.span.start..<token.span.end].starts(with: "((".utf8)
    }

    private mutating func parseIf(input: Int) {
        parseList(input: input)
        guard takeReserved("then") else { return lose() }
        parseList(input: input)
        while !isLost, takeReserved("elif") {
            parseList(input: input)
            guard takeReserved("then") else { return lose() }
            parseList(input: input)
        }
        if takeReserved("else") { parseList(input: input) }
        guard takeReserved("fi") else { return lose() }
    }

    private mutating func parseDo(input: Int) {
        guard takeReserved("do") else { return lose() }
        parseList(input: input)
        guard takeReserved("done") else { return lose() }
    }

    private mutating func parseFor(input: Int) {
        guard let name = current else { return lose() }
        position += 1
        if name.isOperator {
            guard isArithmetic(name) else { return lose() }
        } else {
            guard name.isPlain, ShellScanner.isName(name.text) else { return lose() }
            takeNewlines()
            if takeReserved("in") {
                while let token = current, !token.isOperator {
                    flow.define(name.text[...], as: .text(word(token).span))
                    position += 1
                }
            } else {
                flow.define(name.text[...], as: .arguments(function))
            }
            // `select` reads the choice into REPLY.
            flow.define(Array("REPLY".utf8)[...], as: .node(input))
        }
        _ = takeOperator(";")
        takeNewlines()
        parseDo(input: input)
    }

    private mutating func parseCase(input: Int) {
        guard let subject = current, !subject.isOperator else { return lose() }
        position += 1
        takeNewlines()
        guard takeReserved("in") else { return lose() }
        takeNewlines()
        while !isLost, !takeReserved("esac") {
            _ = takeOperator("(")
            repeat {
                guard let pattern = current, !pattern.isOperator else { return lose() }
                position += 1
            } while takeOperator("|")
            guard takeOperator(")") else { return lose() }
            parseList(input: input)
            if !(takeOperator(";;") || takeOperator(";&") || takeOperator(";;&")) {
                guard takeReserved("esac") else { return lose() }
                return
            }
            takeNewlines()
        }
    }

    // MARK: Tests

    private static let arithmeticOperators = ["-eq", "-ne", "-lt", "-le", "-gt", "-ge"].map { Array($0.utf8) }
    private static let variableOperators = ["-v", "-R"].map { Array($0.utf8) }

    /// `[[…]]`, whose operators are told before anything is expanded.
    private mutating func parseTest() {
        position += 1
        var primary: [Token] = []
        func judge(_ primary: [Token], in flow: inout ShellFlow) {
            guard let first = primary.first, let last = primary.last else { return }
            let span = first.span.start..<last.span.end
            if primary.contains(where: { Self.arithmeticOperators.contains($0.text) }) {
                flow.addSink(.text(span), .comparison)
            } else if primary.contains(where: { Self.variableOperators.contains($0.text) }) {
                flow.addSink(.text(span), .variableTest)
            }
        }
        while let token = current {
            position += 1
            if isReserved(token, "]]") {
                return judge(primary, in: &flow)
            } else if token.isOperator, isOperator(token, "&&") || isOperator(token, "||") {
                judge(primary, in: &flow)
                primary = []
            } else if token.isOperator, token.document != nil || isOperator(token, ";") || isArithmetic(token) {
                return lose()
            } else {
                primary.append(token)
            }
        }
        lose()
    }

    // MARK: Simple commands

    private mutating func parseFunction(named name: Word) {
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

    private mutating func parseSimpleCommand(input: Int) {
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
        for output in outputs {
            if ShellFile.isScript(output) {
                flow.addSink(.text(command.span), .shellFile)
                flow.addSink(.node(input), .shellFile)
            }
        }
        for output in outputs { flow.write(.text(command.span), to: output.span) }
        if !command.words.isEmpty { commands.append(command) }
    }

    private mutating func assign(_ assignment: ShellAssignment, span: Range<Int>, isArray: Bool) {
        if isArray { flow.addArray(assignment.name) }
        if assignment.hasSubscript {
            flow.addArray(assignment.name)
            let start = min(span.lowerBound + assignment.name.count, span.upperBound)
            flow.addSink(.text(start..<max(start, subscriptEnd(in: span))), .subscriptText)
        }
        flow.define(assignment.name[...], as: .text(span), literal: isArray ? nil : assignment.literal)
    }

    /// Where the subscript of an assignment ends at the latest: at the last `]=` or `]+=`.
    private func subscriptEnd(in span: Range<Int>) -> Int {
        let end = span.dropLast().last { index in
            scan.bytes[index] == UInt8(ascii: "]") && "=+".utf8.contains(scan.bytes[index + 1])
        }
        return end ?? span.upperBound
    }

    /// `(…)` behind `name=`: where the whole of it stands, the name included.
    private mutating func parseArray(behind name: Token) -> Range<Int> {
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

    // MARK: Redirections

    private func isRedirection(_ token: Token) -> Bool {
        guard token.isOperator, let first = token.span.start < scan.bytes.count ? scan.bytes[token.span.start] : nil
        else { return false }
        if [UInt8(ascii: "<"), UInt8(ascii: ">")].contains(first) { return true }
        return isOperator(token, "&>") || isOperator(token, "&>>")
    }

    /// A number or `{name}` right before a redirection.
    private func isDescriptor(_ token: Token, before next: Token?) -> Bool {
        guard let next, isRedirection(next), next.span.start == token.span.end else { return false }
        if token.isPlain, token.text.allSatisfy(ShellScanner.isDigit) { return true }
        return token.text.first == UInt8(ascii: "{") && token.text.last == UInt8(ascii: "}")
            && scan.bytes[token.span.start] == UInt8(ascii: "{")
    }

    private mutating func parseRedirections(input: Int, from start: Int) {
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
        for output in outputs {
            if ShellFile.isScript(output) { flow.addSink(.text(consumed(from: start)), .shellFile) }
        }
        for output in outputs { flow.write(.text(consumed(from: start)), to: output.span) }
    }

    private mutating func parseRedirection(input: Int, outputs: inout [Word], words: inout [Word]) {
        guard let token = current else { return }
        position += 1
        if let number = token.document {
            if scan.documents.indices.contains(number), let body = scan.documents[number].body {
                flow.feed(input, with: .text(body))
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
        if text.contains(UInt8(ascii: "&")) {
            flow.addSink(.text(word.span), .duplicatingRedirection)
            // Other shells take '&>' for '&' and '>', and begin a command behind the file.
            if text.first == UInt8(ascii: "&"), !scan.isBash, let next = current, !next.isOperator { return lose() }
        }
        switch text.first {
        case UInt8(ascii: "<"):
            // A here-string is the text itself, else it is what was written to the file.
            flow.feed(input, with: text.count == 3 ? .text(word.span) : .file(word.span))
            if text.count == 2, text.last == UInt8(ascii: ">") { outputs.append(word) }
        default:
            outputs.append(word)
        }
    }
}

/// `name=value`, `name+=value` or `name[…]=value` at the start of a command.
struct ShellAssignment {
    let name: [UInt8]
    /// Whether it is to an element of an array.
    let hasSubscript: Bool
    /// The value, where the run does not matter.
    let literal: [UInt8]?

    init?(_ text: [UInt8]) {
        let name = text.prefix(while: ShellScanner.isNameByte)
        guard ShellScanner.isName(name) else { return nil }
        var index = name.count
        let hasSubscript = index < text.count && text[index] == UInt8(ascii: "[")
        if hasSubscript {
            // The first `]=` or `]+=`.
            var found: Int?
            var next = index
            while next + 1 < text.count, found == nil {
                if text[next] == UInt8(ascii: "]"), "=+".utf8.contains(text[next + 1]) { found = next + 1 }
                next += 1
            }
            guard let found else { return nil }
            index = found
        }
        let isAppending = index < text.count && text[index] == UInt8(ascii: "+")
        if isAppending { index += 1 }
        guard index < text.count, text[index] == UInt8(ascii: "=") else { return nil }
        self.name = Array(name)
        self.hasSubscript = hasSubscript
        let value = text[(index + 1)...]
        literal = value.contains(0) || isAppending || hasSubscript ? nil : Array(value)
    }

    /// Whether a word begins a subscript that does not end in it.
    static func isOpenSubscript(_ text: [UInt8]) -> Bool {
        let name = text.prefix(while: ShellScanner.isNameByte)
        guard ShellScanner.isName(name), name.count < text.count, text[name.count] == UInt8(ascii: "[") else {
            return false
        }
        return !text[name.count...].contains(UInt8(ascii: "]")) || text.contains(0)
    }
}
