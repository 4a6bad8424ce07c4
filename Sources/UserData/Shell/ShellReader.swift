import ExactText

/// Finds the places of a script where a text is read once more, from what each of its commands does with its words.
struct ShellReader {
    typealias Word = ShellCommand.Word

    /// How deep code inside code is looked at.
    private static let maximumDepth = 3
    /// How many commands one command may hold, as words of each other.
    private static let maximumCalls = 32

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

    // MARK: Names

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
    private static func base(_ path: [UInt8]) -> [UInt8] {
        path.lastIndex(of: UInt8(ascii: "/")).map { Array(path[($0 + 1)...]) } ?? path
    }

    // MARK: Commands

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

    private mutating func call(_ name: [UInt8], _ arguments: ArraySlice<Word>, of command: ShellCommand) {
        guard let function = flow.functionNumbers[name] else { return }
        let certain = arguments.prefix { isOneWord($0) }.count
        flow.call(function, with: arguments.map { .text($0.span) }, certain: certain)
        flow.feed(flow.input(ofFunction: function), with: .node(command.input))
        calls.append((function, arguments, command))
    }

    /// Whether a word is surely one argument: `"$@"`, lists and what is not in quotes may be any number.
    private func isOneWord(_ word: Word) -> Bool {
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

    // MARK: Interpreters

    /// Returns whether the words brought code.
    @discardableResult
    private mutating func interpret(
        _ program: ShellProgram, _ name: String, _ arguments: ArraySlice<Word>, of command: ShellCommand
    ) -> Bool {
        var hasCode = false
        var hasOperand = false
        var isOperandCode = program.isOperandCode
        var isCodeNext = false
        var skipped = 0
        var areOptionsOver = false
        // Whether the code reads its arguments or its input as code again.
        var isOpen = false
        func read(_ word: Word, in reader: inout ShellReader) {
            hasCode = true
            if !reader.readCode([word], of: program, name) { isOpen = true }
            if program.stopsAtCode { areOptionsOver = true }
        }
        for word in arguments {
            if isCodeNext {
                isCodeNext = false
                read(word, in: &self)
                continue
            }
            if skipped > 0 {
                skipped -= 1
                continue
            }
            if !areOptionsOver {
                if word.isExactly("--") || word.isExactly("-") && program.isShell && program.stopsAtOperand {
                    areOptionsOver = true
                    continue
                }
                if isOption(word) || program.isShell && word.text.first == UInt8(ascii: "+") {
                    switch program.option(word) {
                    case .code(let isInline):
                        if program.isShell, program.stopsAtOperand {
                            isOperandCode = true
                        } else if isInline {
                            read(word, in: &self)
                        } else {
                            isCodeNext = true
                        }
                    case .value(let words): skipped = words
                    case .flag, .unknown: break
                    case .uncertain: if program.guardsOptions { sink(word, .option(of: name)) }
                    }
                    continue
                }
                let isCode = isOperandCode && !hasCode
                if word.text.first == 0, program.guardsOptions, !isCode { sink(word, .option(of: name)) }
            }
            if isOperandCode, !hasCode {
                read(word, in: &self)
                areOptionsOver = areOptionsOver || program.stopsAtOperand
                continue
            }
            if isOpen { sink(word, .code(of: name)) }
            if !hasCode, !hasOperand, program.stopsAtOperand || program.isShell {
                flow.addSink(flow.file(word.span), .shellFile)
                hasOperand =
                    !word.isExactly("-") && !word.beginning.starts(with: "/dev/".utf8) && program.stopsAtOperand
            }
            areOptionsOver = areOptionsOver || program.stopsAtOperand
        }
        if isOpen { sink(arguments, .code(of: name)) }
        if program.readsInput && !hasCode && !hasOperand || isOpen {
            flow.addSink(.node(command.input), .input(of: name))
        }
        return hasCode
    }

    private func isOption(_ word: Word) -> Bool {
        word.text.first == UInt8(ascii: "-") && word.text.count > 1
    }

    /// Judges a text that a program reads as code. Returns whether it can be told that the code reads nothing again.
    @discardableResult
    mutating func readCode(_ words: some Collection<Word>, of program: ShellProgram, _ name: String) -> Bool {
        let literals = words.compactMap(\.literal)
        guard literals.count == words.count else {
            sink(words, .code(of: name))
            // What code it will be nobody knows, so it may read its arguments again.
            return !program.isShell
        }
        let code = Array(literals.joined(separator: [0x20]))
        if program.isShell {
            guard isHarmless(code) else {
                sink(words, .code(of: name))
                return false
            }
            return true
        }
        // awk's own ways to a shell.
        let isAwk = program.isOperandCode && program.stopsAtOperand
        return !isAwk || !(code.contains(UInt8(ascii: "|")) || code.firstRange(ofBytes: "system".utf8) != nil)
    }

    /// Whether code for a shell reads no value again, whatever it is given.
    private func isHarmless(_ code: [UInt8]) -> Bool {
        guard level < Self.maximumDepth else { return false }
        let inner = Self.read(ShellScanner.scan(code), level: level + 1)
        return inner.hasNoOpenSink && !inner.hasRunner
    }

    // MARK: Wrappers

    private mutating func unwrap(
        _ program: ShellProgram, _ name: String, _ arguments: ArraySlice<Word>, of command: ShellCommand, depth: Int
    ) {
        var rest = arguments
        var operands = program.operands
        var areOptionsOver = false
        while let word = rest.first {
            if !areOptionsOver, word.isExactly("--") {
                areOptionsOver = true
                rest = rest.dropFirst()
            } else if !areOptionsOver, isOption(word) {
                rest = rest.dropFirst()
                switch program.option(word) {
                case .code:
                    // What follows is joined, or split again, for a shell.
                    sink(word, .code(of: name))
                    sink(rest, .code(of: name))
                    return flow.addSink(.node(command.input), .input(of: name))
                case .value(let words): rest = rest.dropFirst(words)
                case .flag: break
                case .unknown, .uncertain:
                    sink(word, .unknownOption)
                    return sink(rest, .unknownOption)
                }
            } else if let assignment = ShellAssignment(word.text) {
                flow.define(assignment.name[...], as: .text(word.span), literal: assignment.literal)
                if assignment.hasSubscript { sink(word, .subscriptText) }
                areOptionsOver = true
                rest = rest.dropFirst()
            } else if operands > 0 {
                if word.text.first == 0, !areOptionsOver { sink(word, .option(of: name)) }
                if word.isSplit { sink(word, .unknownCommand) }
                operands -= 1
                areOptionsOver = true
                rest = rest.dropFirst()
                // 'flock FILE -c CODE'
                if operands == 0, !program.code.isEmpty, let next = rest.first, isOption(next) {
                    areOptionsOver = false
                }
            } else {
                return judge(rest, of: command, depth: depth + 1)
            }
        }
        // Without a command some of them start a shell.
        if !program.code.isEmpty { flow.addSink(.node(command.input), .input(of: name)) }
    }

    // MARK: Carriers and functions that run their arguments

    /// Judges every word that names a program of the table as the start of a command.
    private mutating func judgeAny(_ words: ArraySlice<Word>, of command: ShellCommand, depth: Int) {
        for (index, word) in zip(words.indices, words) {
            guard let text = word.literal, let program = ShellProgram.named(Self.base(text)) else { continue }
            if case .special(let special) = program.kind, special != .eval { continue }
            calledCommands += 1
            guard calledCommands < Self.maximumCalls else { return sink(words, .unknownCommand) }
            let arguments = words[(index + 1)...]
            let name = String(decoding: Self.base(text), as: UTF8.self)
            if program.isShell {
                // Words between the shell and its options may belong to the carrier.
                if !interpret(program, name, arguments, of: command) { sink(arguments, .code(of: name)) }
            } else {
                judge(words[index...], of: command, depth: depth + 1)
            }
        }
    }

    /// What functions do with the commands they are given as arguments.
    private mutating func judgeCalls() {
        var next = 0
        while next < calls.count {
            let (function, words, command) = calls[next]
            next += 1
            calledCommands = 0
            guard flow.runsArguments(function) else { continue }
            // Numbers and options before the command are the function's own.
            var rest = words
            while let word = rest.first, let text = word.literal,
                text.allSatisfy(\.isASCIIDigit) || text.first == UInt8(ascii: "-")
            {
                rest = rest.dropFirst()
            }
            judge(rest, of: command, depth: 1)
            judgeAny(rest.dropFirst(), of: command, depth: 1)
            for (index, word) in zip(rest.indices, rest).dropFirst() {
                guard let text = word.literal, flow.functionNumbers[text] != nil else { continue }
                call(text, rest[(index + 1)...], of: command)
                break
            }
        }
    }

    // MARK: Variables

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

    // MARK: Sinks

    mutating func sink(_ word: Word, _ place: ShellPlace) { flow.addSink(.text(word.span), place) }

    mutating func sink(_ words: some Collection<Word>, _ place: ShellPlace) {
        for word in words { sink(word, place) }
    }
}
