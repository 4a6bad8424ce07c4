import ExactText

/// A command that is given as a list: which of its words the program reads as code, so that no value is safe there.
///
/// The list itself is not read by a shell. But a program may be a shell, or hand its words to one, or to another
/// program. Accepted is what is known: words of ordinary programs, words behind the script of an interpreter, and the
/// same behind programs that only run another, in the forms named in `CommandWords+Programs.swift`.
struct CommandWords {
    struct Word {
        /// The text, with a word in the place of each hole.
        let text: String
        /// The text before the first hole; the whole text where there is none.
        let literal: String
        let hasHole: Bool

        /// A word that is no single text.
        static let unknown = Word(text: "", literal: "", hasHole: true)
    }

    private let words: [Word]
    /// For each word, why no value can be in it.
    private(set) var refusals: [RereadPlace?]

    init(_ words: [Word]) {
        self.words = words
        refusals = [RereadPlace?](repeating: nil, count: words.count)
        analyze(from: 0)
    }

    private mutating func refuse(_ range: Range<Int>, _ place: RereadPlace) {
        for index in range.clamped(to: words.indices) where refusals[index] == nil { refusals[index] = place }
    }

    private mutating func analyze(from start: Int) {
        var index = start
        while index < words.count {
            guard !words[index].hasHole else {
                refuse(index..<words.count, Self.program)
                return
            }
            let name = Self.programName(words[index].text)
            guard let wrapper = Self.wrappers[name] else {
                analyzeProgram(name, at: index)
                return
            }
            guard let next = indexOfProgram(behind: index, wrapper) else {
                refuse(index..<words.count, Self.unclear(name))
                return
            }
            index = next
        }
    }

    /// Where the program stands that another one runs; nil where that can't be told.
    private mutating func indexOfProgram(behind start: Int, _ wrapper: Wrapper) -> Int? {
        var index = start + 1
        var operands = wrapper.operands
        while index < words.count {
            let word = words[index]
            if wrapper.takesAssignments, let equals = word.literal.utf8.firstIndex(of: UInt8(ascii: "=")),
                word.literal.utf8.first != UInt8(ascii: "-")
            {
                if Self.isReadAsCode(variable: String(word.literal[..<equals])) {
                    refuse(index..<(index + 1), Self.unclear("env"))
                }
                index += 1
            } else if word.literal.isExactly("--"), !word.hasHole {
                return index + 1 + operands
            } else if word.literal.utf8.first == UInt8(ascii: "-"), !word.hasHole {
                let option = ExactText(word.literal)
                if wrapper.optionsWithArgument.contains(option) {
                    index += 2
                } else if wrapper.options.contains(option) || Self.isAttached(word.literal, to: wrapper) {
                    index += 1
                } else {
                    return nil
                }
            } else if operands > 0 {
                operands -= 1
                index += 1
            } else {
                return index
            }
        }
        return index
    }

    private static func isAttached(_ option: String, to wrapper: Wrapper) -> Bool {
        wrapper.optionsWithArgument.contains { known in
            option.hasExactPrefix(known.text.hasExactPrefix("--") ? "\(known.text)=" : known.text)
        }
    }

    private mutating func analyzeProgram(_ name: ExactText, at start: Int) {
        if Self.rereaders.contains(name) {
            refuse(start..<words.count, Self.call(name))
        } else if let codeLetters = Self.interpreters[name] {
            analyzeInterpreter(name, codeLetters, at: start)
        } else {
            analyzeOptions(of: name, at: start)
            analyzeHiddenCall(behind: start)
        }
    }

    /// An interpreter reads as code, or takes as the file of its code, its first operand and what follows an option
    /// such as `-c`.
    private mutating func analyzeInterpreter(_ name: ExactText, _ codeLetters: [UInt8], at start: Int) {
        var end = words.count
        for index in words.indices.dropFirst(start + 1) where !Self.isOption(words[index].literal) {
            end = index + 1
            break
        }
        for index in words.indices.dropFirst(start + 1)
        where Self.isCodeOption(words[index].literal, codeLetters) {
            end = max(end, index + 2)
        }
        refuse(start..<end, Self.call(name))
        // A script that reads its arguments again is as bad as a hole in it.
        let code = words[min(start, words.count)..<min(end, words.count)]
        if code.contains(where: { word in Self.rereadingWords.contains { word.text.containsExactly($0) } }) {
            refuse(start..<words.count, Self.call(name))
        }
    }

    /// Options of ordinary programs whose argument is a command.
    private mutating func analyzeOptions(of name: ExactText, at start: Int) {
        let options = Self.commandOptions[name] ?? []
        for index in words.indices.dropFirst(start + 1) {
            let literal = words[index].literal
            guard literal.utf8.first == UInt8(ascii: "-") else { continue }
            let lowercase = literal.asciiLowercased
            let isCommand =
                options.contains { literal.hasExactPrefix($0) }
                || Self.commandOptionNames.contains { lowercase.containsExactly($0) }
            guard isCommand else { continue }
            refuse(index..<(index + 1), Self.call(name))
            if options.contains(where: { literal.isExactly($0) }) { refuse(index..<(index + 2), Self.call(name)) }
        }
    }

    /// A shell call among the words of a program that may run it, such as `docker exec web sh -c …`.
    private mutating func analyzeHiddenCall(behind start: Int) {
        guard
            let call = words.indices.dropFirst(start + 1).first(where: { index in
                let name = Self.programName(words[index].literal)
                return !words[index].hasHole && (Self.interpreters[name] != nil || Self.rereaders.contains(name))
            })
        else { return }
        let name = Self.programName(words[call].text)
        let letters = Self.interpreters[name] ?? [UInt8(ascii: "c")]
        guard words[(call + 1)...].contains(where: { Self.isCodeOption($0.literal, letters) }) else { return }
        refuse((call + 1)..<words.count, Self.call(name))
    }

    // MARK: - Words

    /// The last part of a path.
    private static func programName(_ word: String) -> ExactText {
        guard let slash = word.utf8.lastIndex(of: UInt8(ascii: "/")) else { return ExactText(word) }
        return ExactText(word[word.utf8.index(after: slash)...])
    }

    private static func isOption(_ word: String) -> Bool {
        word.utf8.first == UInt8(ascii: "-") || word.utf8.first == UInt8(ascii: "+")
    }

    /// `-c`, `-lc`, `--eval`, `-Command`.
    private static func isCodeOption(_ word: String, _ letters: [UInt8]) -> Bool {
        guard word.utf8.first == UInt8(ascii: "-") else { return false }
        if longCodeOptions.contains(where: { word.asciiLowercased.hasExactPrefix($0) }) { return true }
        let cluster = word.utf8.dropFirst()
        return cluster.allSatisfy(\.isASCIILetter) && cluster.contains { letters.contains($0) }
    }

    /// Whether a variable of the environment decides on what programs run.
    private static func isReadAsCode(variable: String) -> Bool {
        codeVariables.contains { variable.hasExactPrefix($0) } || variable.hasExactSuffix("COMMAND")
    }

    // MARK: - Reasons

    private static let program = RereadPlace(
        "the value would name the program that is run", help: "write the program's name out"
    )

    private static func call(_ name: ExactText) -> RereadPlace {
        let reason =
            interpreters[name].map { $0 == [UInt8(ascii: "c")] } ?? false
            ? RereadPlace.shell.reason : "'\(name)' reads this word again, where the value could become a command"
        return RereadPlace(
            reason,
            help: "hand the value to a script as an argument: [sh, -c, 'echo \"$1\"', sh, {{value}}]"
        )
    }

    private static func unclear(_ name: ExactText) -> RereadPlace {
        RereadPlace(
            "what '\(name)' makes of this word is not known, and the value could become a command",
            help: "call the program itself"
        )
    }
}
