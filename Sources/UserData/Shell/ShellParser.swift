import DiagnosticsCore

/// Takes the words and operators of a script apart into commands, and tells what flows where.
///
/// The grammar is that of POSIX.1-2017, Shell Command Language, 2.10, with bash's `[[…]]`, `((…))`, `function`,
/// `select`, arrays and process substitution. At what it does not know the parser gives up, and everything from there
/// on counts as evaluated.
struct ShellParser {
    typealias Token = ShellScanner.Token
    typealias Word = ShellCommand.Word

    static let maximumDepth = 64

    let scan: ShellScanner
    var tokens: [Token] = []
    var position = 0
    var depth = 0
    /// The input of the script itself.
    var scriptInput = 0
    /// The inputs of the groups around the current command, innermost last.
    var groups: [Int] = []
    var function = 0
    var flow: ShellFlow
    var commands: [ShellCommand] = []
    var isLost = false

    /// Parses what was scanned.
    static func parse(_ scan: ShellScanner) -> (flow: ShellFlow, commands: [ShellCommand]) {
        var parser = ShellParser(scan)
        var lists = Array(repeating: [Token](), count: scan.listCount)
        for token in scan.tokens where lists.indices.contains(token.list) { lists[token.list].append(token) }
        for (number, list) in lists.enumerated() { parser.parse(list, isSubstitution: number > 0) }
        return (parser.flow, parser.commands)
    }

    init(_ scan: ShellScanner) {
        self.scan = scan
        flow = ShellFlow(scan.bytes)
        for region in scan.regions { flow.addSink(.text(region.span), region.place) }
        for definition in scan.definitions { flow.define(scan.bytes[definition.name], as: .text(definition.value)) }
        if let lostAt = scan.lostAt {
            let start = scan.tokens.last { $0.list == 0 && $0.isOperator && $0.span.end <= lostAt && isNewline($0) }
            flow.addSink(.text((start?.span.start ?? 0)..<scan.bytes.count), .unfollowed)
        }
    }

    mutating func parse(_ list: [Token], isSubstitution: Bool) {
        tokens = list
        position = 0
        depth = 0
        function = 0
        isLost = false
        // A substitution may read whatever the command around it reads.
        let input = flow.newInput(from: isSubstitution ? .anyInput : nil)
        if !isSubstitution { scriptInput = input }
        parseList(input: input)
        if position < tokens.count { lose() }
    }

    // MARK: - Tokens

    func isNewline(_ token: Token) -> Bool { scan.bytes[token.span.start] == 0x0A }

    var current: Token? { isLost || position >= tokens.count ? nil : tokens[position] }

    func isOperator(_ token: Token?, _ text: String) -> Bool {
        guard let token, token.isOperator else { return false }
        return scan.bytes[token.span.start..<token.span.end].elementsEqual(text.utf8)
    }

    func isReserved(_ token: Token?, _ text: String) -> Bool {
        guard let token, !token.isOperator, token.isPlain else { return false }
        return token.text.elementsEqual(text.utf8)
    }

    mutating func takeOperator(_ text: String) -> Bool {
        guard isOperator(current, text) else { return false }
        position += 1
        return true
    }

    mutating func takeReserved(_ text: String) -> Bool {
        guard isReserved(current, text) else { return false }
        position += 1
        return true
    }

    mutating func takeNewlines() {
        while isOperator(current, "\n") { position += 1 }
    }

    func word(_ token: Token) -> Word {
        Word(span: token.span.start..<token.span.end, text: token.text, isSplit: token.isSplit)
    }

    /// From a place to the end of what was read.
    func consumed(from start: Int) -> Range<Int> {
        let end = position > 0 && position <= tokens.count ? tokens[position - 1].span.end : start
        return start..<max(start, end)
    }

    /// Gives up: whatever follows counts as evaluated.
    mutating func lose() {
        guard !isLost else { return }
        isLost = true
        // The command may have begun earlier on the line.
        var start = min(position, tokens.count - 1)
        while start > 0, !(tokens[start - 1].isOperator && isNewline(tokens[start - 1])) { start -= 1 }
        let from = start >= 0 && start < tokens.count ? tokens[start].span.start : 0
        flow.addSink(.text(from..<scan.bytes.count), .unfollowed)
    }

    // MARK: - Lists and pipelines

    static let closers = ["then", "elif", "else", "fi", "do", "done", "esac", "}"]

    var isAtListEnd: Bool {
        guard let current else { return true }
        if current.isOperator {
            return [")", ";;", ";&", ";;&"].contains { isOperator(current, $0) }
        }
        return current.isPlain && Self.closers.contains { current.text.elementsEqual($0.utf8) }
    }

    mutating func parseList(input: Int) {
        guard depth < Self.maximumDepth else { return lose() }
        depth += 1
        defer { depth -= 1 }
        while !isLost {
            while ["\n", ";", "&", "&&", "||"].contains(where: { isOperator(current, $0) }) { position += 1 }
            if isAtListEnd { return }
            parsePipeline(input: input)
        }
    }

    mutating func parsePipeline(input: Int) {
        var previous: (text: Range<Int>, input: Int)?
        while !isLost {
            let stage = flow.newInput(from: previous == nil ? .node(input) : nil)
            if let previous {
                // What a command writes may be what it has read.
                flow.feed(stage, with: .text(previous.text))
                flow.feed(stage, with: .node(previous.input))
            }
            let before = position
            let start = current?.span.start ?? 0
            parseStage(input: stage)
            guard !isLost, position > before else { return lose() }
            previous = (consumed(from: start), stage)
            guard takeOperator("|") || takeOperator("|&") else { return }
            takeNewlines()
        }
    }

    mutating func parseStage(input: Int) {
        let start = current?.span.start ?? 0
        groups.append(input)
        defer { groups.removeLast() }
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

    func isArithmetic(_ token: Token) -> Bool {
        scan.bytes[token.span.start..<token.span.end].starts(with: "((".utf8)
    }

    mutating func parseIf(input: Int) {
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

    mutating func parseDo(input: Int) {
        guard takeReserved("do") else { return lose() }
        parseList(input: input)
        guard takeReserved("done") else { return lose() }
    }

    mutating func parseFor(input: Int) {
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

    mutating func parseCase(input: Int) {
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

    // MARK: - Tests

    static let arithmeticOperators = ["-eq", "-ne", "-lt", "-le", "-gt", "-ge"].map { Array($0.utf8) }
    static let variableOperators = ["-v", "-R"].map { Array($0.utf8) }

    /// `[[…]]`, whose operators are told before anything is expanded.
    mutating func parseTest() {
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
}
