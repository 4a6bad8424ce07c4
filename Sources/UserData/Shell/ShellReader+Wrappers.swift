import ExactText

/// Programs that run the command among their words, such as `sudo`.
extension ShellReader {
    mutating func unwrap(
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
}
