/// Writes values as shell words and into shell quotes.
struct ShellEscaper: HoleFiller {
    private let contexts: [ShellScanner.HoleContext]
    /// The program that runs the script, if it is no shell of the Bourne kind.
    private let foreignInterpreter: String?

    init(_ template: ExpandedTemplate) {
        foreignInterpreter = Self.foreignInterpreter(of: template.bytes)
        contexts = foreignInterpreter == nil ? ShellScanner.scan(template.bytes).holes : []
    }

    func filling(of index: Int, _ hole: ExpandedTemplate.Hole, with content: TemplateValue.Content) -> HoleFilling {
        if let foreignInterpreter {
            return .misplaced(
                "values are escaped for a shell, but this script is run by '\(foreignInterpreter)'",
                help: "hand the values to it from a shell script, as arguments or variables"
            )
        }
        let context = contexts.indices.contains(index) ? contexts[index] : .refused("that the scanner did not reach")
        switch (context, content) {
        case (.refused(let place), _):
            return .misplaced(
                "no value is safe \(place)",
                help: "put the value into a variable first, \(hole.variableName)=\(hole.tagText), "
                    + "and use \"$\(hole.variableName)\""
            )
        case (.bareWord, .text(let text)):
            return .text(hole.type == .integer ? Array(text.utf8) : Self.quoted(text))
        case (.bareWord(isAlone: true), .list(let items)):
            return .text(Array(items.map(Self.quoted).joined(separator: " ".utf8)))
        case (.singleQuoted, .text(let text)):
            return .text(Self.insideSingleQuotes(text))
        case (.doubleQuoted, .text(let text)):
            var bytes: [UInt8] = []
            for byte in text.utf8 {
                if "$`\"\\".utf8.contains(byte) { bytes.append(UInt8(ascii: "\\")) }
                bytes.append(byte)
            }
            return .text(bytes)
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
        return [quote] + insideSingleQuotes(text) + [quote]
    }

    private static func insideSingleQuotes(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            if byte == UInt8(ascii: "'") { bytes += "'\\''".utf8 } else { bytes.append(byte) }
        }
        return bytes
    }

    /// The program a script's first line names, if that is no shell of the Bourne kind.
    private static func foreignInterpreter(of script: [UInt8]) -> String? {
        guard let name = ScriptInterpreter(of: script)?.name else { return nil }
        return ScriptInterpreter.shells.contains(name) ? nil : name
    }
}
