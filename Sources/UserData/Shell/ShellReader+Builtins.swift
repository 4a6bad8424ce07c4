import ExactText

// What commands with a grammar of their own do with their words.
extension ShellReader {
    mutating func judge(
        _ special: ShellProgram.Special,
        _ program: ShellProgram,
        _ name: String,
        _ arguments: ArraySlice<Word>,
        of command: ShellCommand,
        depth: Int
    ) {
        switch special {
        case .declaration: judgeDeclaration(arguments, isDirect: depth == 0)
        case .read, .mapfile: judgeRead(program, name, arguments, of: command, isArray: special == .mapfile)
        case .getopts: judgeGetopts(arguments, of: command)
        case .printf: judgePrintf(arguments)
        case .test: judgeTest(name, arguments)
        case .set: judgeSet(arguments, of: command)
        case .source: judgeSource(name, arguments, of: command)
        case .trap:
            guard let code = operands(of: arguments, name).first else { return }
            judgeOwnCode([code], name, of: command)
        case .eval: judgeOwnCode(operands(of: arguments, name), name, of: command)
        case .unset:
            for word in arguments where word.literal.map({ $0.contains(UInt8(ascii: "[")) }) ?? true {
                sink(word, .declaredName)
            }
        case .command:
            var rest = arguments
            while let word = rest.first, let text = word.literal, text.first == UInt8(ascii: "-") {
                if text.contains(UInt8(ascii: "v")) || text.contains(UInt8(ascii: "V")) { return }
                rest = rest.dropFirst()
            }
            judge(rest, of: command, depth: depth + 1)
        case .tee:
            for word in arguments {
                flow.write(.node(command.input), to: word.span)
                if ShellFile.isScript(word) { flow.addSink(.node(command.input), .shellFile) }
            }
        case .copy:
            // The last word, or the one that says so, is written; the others are read, or the input is.
            let mode = arguments.drop { !$0.isExactly("-m") }.dropFirst().first
            let isProgram = name.utf8.elementsEqual("install".utf8) && mode.map(makesProgram) ?? true
            let targets = arguments.filter { $0.beginning.starts(with: "of=".utf8) } + arguments.suffix(1)
            for target in targets {
                for source in [.node(command.input)] + arguments.map({ flow.file($0.span) }) {
                    flow.write(source, to: target.span)
                    if ShellFile.isScript(target) || isProgram { flow.addSink(source, .shellFile) }
                }
            }
        case .chmod:
            // Whatever is made a program is a script.
            let mode = arguments.first { $0.text.first != UInt8(ascii: "-") }
            guard mode.map(makesProgram) ?? false else { return }
            for word in arguments {
                flow.addSink(flow.file(word.span), .shellFile)
            }
        }
    }

    /// Whether a file mode lets anybody run the file.
    private func makesProgram(_ mode: Word) -> Bool {
        guard let mode = mode.literal else { return true }
        return mode.contains(UInt8(ascii: "x"))
            || mode.allSatisfy(\.isASCIIDigit) && mode.contains { $0 % 2 == 1 }
    }

    /// The words behind '--'.
    private mutating func operands(of arguments: ArraySlice<Word>, _ name: String) -> ArraySlice<Word> {
        guard let first = arguments.first else { return arguments }
        return first.isExactly("--") ? arguments.dropFirst() : arguments
    }

    /// `eval` and `trap`, whose code runs in the script's own shell.
    private mutating func judgeOwnCode(_ words: ArraySlice<Word>, _ name: String, of command: ShellCommand) {
        guard let shell = ShellProgram.named(Array("sh".utf8)) else { return }
        readCode(words, of: shell, name)
        let literals = words.compactMap(\.literal)
        guard literals.count == words.count, let first = words.first, let last = words.last else { return }
        // What it defines counts as defined here.
        let inner = ShellParser.parse(ShellScanner.scan(Array(literals.joined(separator: [0x20]))))
        let span = first.span.lowerBound..<last.span.upperBound
        for name in inner.flow.variables.keys { flow.define(name[...], as: .text(span)) }
        for part in inner.commands.map(\.words) where !part.isEmpty {
            guard let text = part[0].literal else { continue }
            // Arguments of functions, and whatever sets variables, are not followed out of it.
            if let function = flow.functionNumbers[text] {
                flow.call(function, with: [.text(span)])
                calls.append(
                    (
                        function, ArraySlice(part.dropFirst().map { Word(span: span, text: $0.text, isSplit: true) }),
                        command
                    ))
            }
            if case .special(let special) = ShellProgram.named(text)?.kind,
                [.read, .mapfile, .set, .getopts, .printf, .declaration].contains(special)
            {
                sink(words, .code(of: name))
            }
        }
        if !inner.flow.functionNumbers.isEmpty { flow.addSink(.text(0..<bytes.count), .unfollowed) }
    }

    // MARK: - Names

    private mutating func judgeDeclaration(_ arguments: ArraySlice<Word>, isDirect: Bool) {
        var attributes: Set<UInt8> = []
        for word in arguments {
            if let first = word.text.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
                if word.literal == nil { sink(word, .declaredName) }
                if first == UInt8(ascii: "-") { attributes.formUnion(word.text.dropFirst()) }
                continue
            }
            let isArray = attributes.contains(UInt8(ascii: "a")) || attributes.contains(UInt8(ascii: "A"))
            let isInteger = attributes.contains(UInt8(ascii: "i"))
            guard let assignment = ShellAssignment(word.text) else {
                guard let name = word.literal, ShellScanner.isName(name) else {
                    sink(word, .declaredName)
                    continue
                }
                if isInteger { integers.insert(name) }
                if isArray { flow.addArray(name) }
                continue
            }
            if isInteger { integers.insert(assignment.name) }
            if isArray { flow.addArray(assignment.name) }
            if assignment.hasSubscript { sink(word, .subscriptText) }
            if attributes.contains(UInt8(ascii: "n")) { sink(word, .declaredName) }
            // Bash alone keeps an assignment together, and only where it sees the builtin's name.
            if word.isSplit, !isBash || !isDirect { sink(word, .splitDeclaration) }
            if !word.isArray {
                if isArray { sink(word, .arrayDeclaration) }
                declarations.append((assignment.name, word.span))
            }
            flow.define(assignment.name[...], as: .text(word.span), literal: word.isArray ? nil : assignment.literal)
        }
    }

    private mutating func judgeRead(
        _ program: ShellProgram, _ name: String, _ arguments: ArraySlice<Word>, of command: ShellCommand, isArray: Bool
    ) {
        var skipped = 0
        var names = 0
        var areOptionsOver = false
        var isArray = isArray
        func define(_ name: [UInt8], in reader: inout ShellReader) {
            reader.flow.define(name.prefix(while: ShellScanner.isNameByte), as: .node(command.input))
            if isArray { reader.flow.addArray(name) }
        }
        for word in arguments {
            if skipped > 0 {
                skipped -= 1
                continue
            }
            if !areOptionsOver, word.isExactly("--") {
                areOptionsOver = true
            } else if !areOptionsOver, word.text.first == UInt8(ascii: "-"), word.text.count > 1 {
                let isReadingArray =
                    program.flags.contains(where: "a".isExactly) && word.text.dropFirst().allSatisfy(Self.isReadLetter)
                if isReadingArray, word.text.contains(UInt8(ascii: "a")) { isArray = true }
                switch program.option(word) {
                case .value(let words): skipped = words
                case .flag: break
                case .code, .unknown, .uncertain: sink(arguments, .code(of: name))
                }
            } else {
                guard let text = word.literal else {
                    sink(word, .declaredName)
                    continue
                }
                names += 1
                if text.contains(UInt8(ascii: "[")) { sink(word, .subscriptText) }
                define(text, in: &self)
            }
        }
        if names == 0 { define(Array((isArray ? "MAPFILE" : "REPLY").utf8), in: &self) }
    }

    private static func isReadLetter(_ byte: UInt8) -> Bool { "arsedinNptuE".utf8.contains(byte) }

    private mutating func judgeGetopts(_ arguments: ArraySlice<Word>, of command: ShellCommand) {
        for word in arguments.prefix(2) where word.literal == nil { sink(word, .declaredName) }
        let rest = arguments.dropFirst(2)
        let source = ShellFlow.Source.arguments(command.function)
        let names =
            [Array("OPTARG".utf8)]
            + arguments.dropFirst().prefix(1).map { Array($0.text.prefix(while: ShellScanner.isNameByte)) }
        for name in names {
            flow.define(name[...], as: source)
            for word in rest { flow.define(name[...], as: .text(word.span)) }
        }
    }

    private mutating func judgePrintf(_ arguments: ArraySlice<Word>) {
        var rest = arguments
        if let first = rest.first, first.text.starts(with: "-v".utf8) {
            rest = rest.dropFirst()
            guard first.isExactly("-v"), let name = rest.first else { return sink(arguments, .declaredName) }
            rest = rest.dropFirst()
            if name.literal.map({ $0.contains(UInt8(ascii: "[")) }) ?? true { sink(name, .declaredName) }
            for word in rest { flow.define(name.text.prefix(while: ShellScanner.isNameByte), as: .text(word.span)) }
        }
        guard let format = rest.first, !format.isExactly("--") else { return }
        // `-v` in one word and a name in the next.
        if format.text.first == 0 || format.text == [UInt8(ascii: "-"), 0] { sink(rest, .option(of: "printf")) }
    }

    private mutating func judgeSet(_ arguments: ArraySlice<Word>, of command: ShellCommand) {
        var rest = arguments
        while let word = rest.first {
            if word.isExactly("--") || word.isExactly("-") {
                rest = rest.dropFirst()
                break
            }
            guard let first = word.text.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") else {
                if word.text.first == 0 { sink(word, .option(of: "set")) }
                break
            }
            if word.literal == nil { sink(word, .option(of: "set")) }
            rest = rest.dropFirst()
        }
        flow.call(command.function, with: rest.map { .text($0.span) })
        calls.append((command.function, rest, command))
    }

    private mutating func judgeSource(_ name: String, _ arguments: ArraySlice<Word>, of command: ShellCommand) {
        guard let file = operands(of: arguments, name).first else { return }
        if file.text.first == 0 { sink(file, .code(of: name)) }
        flow.addSink(flow.file(file.span), .shellFile)
        if file.beginning.starts(with: "/dev/".utf8) || file.beginning.starts(with: "/proc/".utf8) {
            flow.addSink(.node(command.input), .input(of: name))
        }
        flow.call(command.function, with: arguments.dropFirst().map { .text($0.span) })
    }

    // MARK: - Tests

    private static let unaryOperators = Set("abcdefghknoprstuwxzGLNOS".utf8.map { [UInt8(ascii: "-"), $0] })
    private static let binaryOperators = Set(
        [
            "=", "==", "!=", "<", ">", "-eq", "-ne", "-lt", "-le", "-gt", "-ge", "-nt", "-ot", "-ef",
        ].map { Array($0.utf8) }
    )

    /// `test` tells operators from texts only after everything is expanded.
    private mutating func judgeTest(_ name: String, _ arguments: ArraySlice<Word>) {
        var words = arguments
        if name.utf8.elementsEqual("[".utf8) {
            guard let last = words.last, last.isExactly("]") else { return sink(arguments, .splitTest) }
            words = words.dropLast()
        }
        for word in words where word.isSplit || isListHole(word) { sink(word, .splitTest) }
        if words.contains(where: { $0.isExactly("-v") || $0.isExactly("-R") }) { return sink(words, .variableTest) }
        for part in words.split(whereSeparator: { $0.isExactly("-a") || $0.isExactly("-o") }) where !isCertain(part) {
            sink(part, .splitTest)
        }
    }

    private func isCertain(_ part: ArraySlice<Word>) -> Bool {
        let words = Array(part.first?.isExactly("!") == true ? part.dropFirst() : part)
        switch words.count {
        case 0, 1: return true
        case 2: return words[0].literal.map(Self.unaryOperators.contains) ?? false
        case 3: return words[1].literal.map(Self.binaryOperators.contains) ?? false
        default: return words.allSatisfy { $0.literal != nil }
        }
    }

    /// Whether a word may become several since a list stands in it.
    func isListHole(_ word: Word) -> Bool {
        word.text.contains(0) && word.span.contains { bytes[$0] == 0 && isList($0) }
    }
}
