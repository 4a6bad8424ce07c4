import ExactText

/// What interpreters make of their words: code, files with code, options.
extension ShellReader {
    /// Returns whether the words brought code.
    @discardableResult
    mutating func interpret(
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

    func isOption(_ word: Word) -> Bool {
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
}
