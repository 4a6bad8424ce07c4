/// Writes values as shell words and into shell quotes.
enum ShellEscaper {
    static func fillings(of template: ExpandedTemplate) -> [ExpandedTemplate.Filling] {
        if let interpreter = foreignInterpreter(of: template.bytes) {
            return template.holes.map { _ in
                .misplaced(
                    "values are escaped for a shell, but this script is run by '\(interpreter)'",
                    help: "hand the values to it from a shell script, as arguments or variables"
                )
            }
        }
        let scan = ShellScanner.scan(template.bytes)
        return zip(template.holes, scan.holes).map { filling(of: $0, in: $1) }
    }

    private static func filling(
        of hole: ExpandedTemplate.Hole,
        in context: ShellScanner.HoleContext
    ) -> ExpandedTemplate.Filling {
        switch (context, hole.content) {
        case (.refused(let place), _):
            return .misplaced(
                "no value is safe \(place)",
                help: "put the value into a variable first, \(hole.name)={{\(hole.name)}}, and use \"$\(hole.name)\""
            )
        case (.bareWord, .text(let text)):
            return .text(hole.type == .integer ? Array(text.utf8) : quoted(text))
        case (.bareWord(isAlone: true), .list(let items)):
            return .text(Array(items.map(quoted).joined(separator: " ".utf8)))
        case (.singleQuoted, .text(let text)):
            return .text(text.utf8.flatMap { $0 == UInt8(ascii: "'") ? Array("'\\''".utf8) : [$0] })
        case (.doubleQuoted, .text(let text)):
            return .text(text.utf8.flatMap { "$`\"\\".utf8.contains($0) ? [UInt8(ascii: "\\"), $0] : [$0] })
        case (.bareWord, .list), (.singleQuoted, .list), (.doubleQuoted, .list):
            return .misplaced(
                "a list becomes several words, so it must be a word of its own, outside quotes",
                help: "put blanks around it, or use a section: {{#\(hole.name)}}…{{.}}…{{/\(hole.name)}}"
            )
        }
    }

    /// A text as one word (POSIX.1-2017, Shell Command Language, 2.2.2).
    static func quoted(_ text: String) -> [UInt8] {
        let quote = UInt8(ascii: "'")
        return [quote] + text.utf8.flatMap { $0 == quote ? Array("'\\''".utf8) : [$0] } + [quote]
    }

    /// The program a script's first line names, if that is no shell of the Bourne kind.
    private static func foreignInterpreter(of script: [UInt8]) -> String? {
        guard let name = ScriptInterpreter(of: script)?.name else { return nil }
        return ScriptInterpreter.shells.contains(name) ? nil : name
    }
}
