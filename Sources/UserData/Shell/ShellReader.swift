import ExactText

/// Finds the places of a script where a text is read once more, from what each of its commands does with its words.
struct ShellReader {
    typealias Word = ShellCommand.Word

    /// How deep code inside code is looked at.
    static let maximumDepth = 3
    /// How many commands one command may hold, as words of each other.
    static let maximumCalls = 32

    let bytes: [UInt8]
    let isBash: Bool
    /// How deep in code inside code this script is.
    let level: Int
    /// Whether a hole stands for several words, by its place in the script.
    let isList: (Int) -> Bool
    let functionNames: SortedNames
    var flow: ShellFlow
    /// Variables with the attribute `integer`.
    var integers: Set<[UInt8]> = []
    /// Declarations with a value, which an array would read again.
    var declarations: [(name: [UInt8], span: Range<Int>)] = []
    /// Calls of functions, with their arguments.
    var calls: [(function: Int, words: ArraySlice<Word>, command: ShellCommand)] = []
    /// Commands whose name can be told only once all variables are known.
    var deferred: [(words: ArraySlice<Word>, command: ShellCommand)] = []
    var isDeferring = true
    /// How many commands were found in the command that is being judged.
    var calledCommands = 0

    /// What flows where in a script, with every place that reads a text once more.
    static func read(_ scan: ShellScanner, level: Int = 0, isList: @escaping (Int) -> Bool = { _ in false })
        -> ShellFlow
    {
        let (flow, commands) = ShellParser.parse(scan)
        var reader = ShellReader(scan, flow, level: level, isList: isList)
        for command in commands { reader.judge(command.words[...], of: command) }
        reader.isDeferring = false
        for (words, command) in reader.deferred { reader.judge(words, of: command) }
        reader.judgeCalls()
        reader.judgeVariables()
        return reader.flow
    }

    private init(_ scan: ShellScanner, _ flow: ShellFlow, level: Int, isList: @escaping (Int) -> Bool) {
        bytes = scan.bytes
        isBash = scan.isBash
        self.level = level
        self.isList = isList
        self.flow = flow
        functionNames = SortedNames(flow.functionNumbers.keys)
    }

    // MARK: - Names

    private enum Name {
        case certain([UInt8])
        /// `"$@"`: the arguments are the command.
        case arguments
        /// A variable that holds one of these.
        case oneOf([[UInt8]])
        /// Something that begins in a way that no command of the table does.
        case ordinary
        case unknown
    }

    private func name(of word: Word) -> Name {
        if let text = word.literal { return .certain(text) }
        let written = bytes[word.span].filter { !"\"{}".utf8.contains($0) }
        if word.text == [0], written.first == UInt8(ascii: "$") {
            let name = Array(written.dropFirst())
            if name == [UInt8(ascii: "@")] || name == [UInt8(ascii: "*")] { return .arguments }
            if let variable = flow.variables[name], variable.isLiteral, !variable.literals.isEmpty {
                return .oneOf(variable.literals)
            }
            return .unknown
        }
        // A folder may be anything that begins with text; the program's own name counts.
        guard let first = word.text.first, first != 0, !word.isSplit || word.text.last != 0 else { return .unknown }
        let base = Self.base(word.text)
        if !base.contains(0) { return .certain(base) }
        let start = Array(base.prefix { $0 != 0 })
        if start.isEmpty || ShellProgram.names.hasName(beginningWith: start)
            || functionNames.hasName(beginningWith: start)
        {
            return .unknown
        }
        return .ordinary
    }

    /// The name of a program without its folder.
    static func base(_ path: [UInt8]) -> [UInt8] {
        path.lastIndex(of: UInt8(ascii: "/")).map { Array(path[($0 + 1)...]) } ?? path
    }

    // MARK: - Commands

    /// Judges the words of a command, the first of which is its name.
    mutating func judge(_ words: ArraySlice<Word>, of command: ShellCommand, depth: Int = 0) {
        guard let first = words.first else { return }
        calledCommands = depth == 0 ? 0 : calledCommands + 1
        guard calledCommands < Self.maximumCalls else { return sink(words, .unknownCommand) }
        let arguments = words.dropFirst()
        switch name(of: first) {
        case .certain(let text):
            call(text, arguments, of: command)
            if text.contains(UInt8(ascii: "/")) { flow.addSink(flow.file(first.span), .shellFile) }
            let base = Self.base(text)
            if let program = ShellProgram.named(base) {
                if base.elementsEqual("alias".utf8) { flow.addSink(.text(0..<bytes.count), .unfollowed) }
                apply(program, String(decoding: base, as: UTF8.self), arguments, of: command, depth: depth)
            }
        case .ordinary:
            break
        case .arguments where isDeferring, .oneOf where isDeferring, .unknown where isDeferring:
            deferred.append((words, command))
        case .arguments:
            flow.markRunner(command.function)
            sink(arguments, .unknownCommand)
        case .oneOf(let texts):
            for text in texts {
                let parts = text.split { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A }.map {
                    Word(span: first.span, text: Array($0))
                }
                // What defines variables came too early to be judged now.
                if let part = parts.first, case .special = ShellProgram.named(Self.base(part.text))?.kind {
                    sink(arguments, .unknownCommand)
                } else {
                    judge(ArraySlice(parts + arguments), of: command, depth: depth + 1)
                }
            }
        case .unknown:
            sink(first, .commandName)
            sink(arguments, .unknownCommand)
        }
    }

    mutating func call(_ name: [UInt8], _ arguments: ArraySlice<Word>, of command: ShellCommand) {
        guard let function = flow.functionNumbers[name] else { return }
        let certain = arguments.prefix { isOneWord($0) }.count
        flow.call(function, with: arguments.map { .text($0.span) }, certain: certain)
        flow.feed(flow.input(ofFunction: function), with: .node(command.input))
        calls.append((function, arguments, command))
    }

    /// Whether a word is surely one argument: `"$@"`, lists and what is not in quotes may be any number.
    func isOneWord(_ word: Word) -> Bool {
        !word.isSplit && !isListHole(word) && bytes[word.span].allSatisfy { !"@*[".utf8.contains($0) }
    }

    private mutating func apply(
        _ program: ShellProgram,
        _ name: String,
        _ arguments: ArraySlice<Word>,
        of command: ShellCommand,
        depth: Int
    ) {
        switch program.kind {
        case .everything:
            sink(arguments, .code(of: name))
            if program.readsInput { flow.addSink(.node(command.input), .input(of: name)) }
        case .interpreter:
            interpret(program, name, arguments, of: command)
        case .wrapper:
            unwrap(program, name, arguments, of: command, depth: depth)
        case .carrier:
            judgeAny(arguments, of: command, depth: depth)
        case .special(let special):
            judge(special, program, name, arguments, of: command, depth: depth)
        }
    }

    // MARK: - Variables

    /// What variables do with what they are given.
    private mutating func judgeVariables() {
        for name in ShellProgram.specialVariables {
            for source in flow.variables[Array(name.utf8)]?.sources ?? [] { flow.addSink(source, .specialVariable) }
        }
        for name in integers {
            for source in flow.variables[name]?.sources ?? [] { flow.addSink(source, .integerVariable) }
        }
        for (name, span) in declarations where flow.variables[name]?.isArray == true {
            flow.addSink(.text(span), .arrayDeclaration)
        }
    }

    // MARK: - Sinks

    mutating func sink(_ word: Word, _ place: ShellPlace) { flow.addSink(.text(word.span), place) }

    mutating func sink(_ words: some Collection<Word>, _ place: ShellPlace) {
        for word in words { sink(word, place) }
    }
}
