import ExactText

/// Carriers, any of whose words may begin a command, and functions that run their arguments.
extension ShellReader {
    /// Judges every word that names a program of the table as the start of a command.
    mutating func judgeAny(_ words: ArraySlice<Word>, of command: ShellCommand, depth: Int) {
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
    mutating func judgeCalls() {
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
}
