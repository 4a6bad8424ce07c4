/// Writes values as shell words and into shell quotes.
struct ShellEscaper: HoleFiller {
    private let contexts: [ShellScanner.HoleContext]
    /// The holes whose value the script reads once more, by their numbers.
    private let reached: [Int: ShellFlow.Reached]
    /// The program that runs the script, if it is no shell whose every construct is known.
    private let foreignInterpreter: String?

    init(_ template: ExpandedTemplate) {
        foreignInterpreter = Self.foreignInterpreter(of: template.bytes)
        guard foreignInterpreter == nil else {
            (contexts, reached) = ([], [:])
            return
        }
        let scan = ShellScanner.scan(template.bytes)
        contexts = scan.holes
        let holes = template.holes
        let indices = template.bytes.indices.filter { template.bytes[$0] == 0 }
        let lists = Set(zip(indices, holes).filter { $1.type == .list && $1.item == nil }.map(\.0))
        reached = ShellReader.read(scan, isList: lists.contains)
            .reachedHoles { holes.indices.contains($0) && holes[$0].type == .integer }
    }

    func filling(of index: Int, _ hole: ExpandedTemplate.Hole, with content: TemplateValue.Content) -> HoleFilling {
        if let foreignInterpreter {
            return .misplaced(
                "values are escaped for a shell, but this script is run by '\(foreignInterpreter)'",
                help: "hand the values to it from a shell script, as arguments or variables"
            )
        }
        let context = contexts.indices.contains(index) ? contexts[index] : .refused("that the scanner did not reach")
        if case .refused(let place) = context {
            return .misplaced(
                "no value is safe \(place)",
                help: reached[index].map { Self.help($0, hole) }
                    ?? "put the value into a variable first, \(hole.variableName)=\(hole.tagText), "
                    + "and use \"$\(hole.variableName)\""
            )
        }
        // Of truth values there are two, both known.
        if let reached = reached[index], hole.type != .boolean {
            let path = reached.variable.map { ", which it reaches through '\($0)'" } ?? ""
            return .misplaced("no value is safe \(reached.place.phrase)\(path)", help: Self.help(reached, hole))
        }
        switch (context, content) {
        case (.refused, _):
            return .misplaced("no value is safe here", help: "take the tag out")
        case (.number, _):
            guard hole.type == .integer, case .text(let text) = content else {
                return .misplaced(
                    "no value is safe \(ShellPlace.arithmetic.phrase)",
                    help: ShellPlace.arithmetic.help
                )
            }
            return .text(Array(text.utf8))
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

    private static func help(_ reached: ShellFlow.Reached, _ hole: ExpandedTemplate.Hole) -> String {
        let value = reached.variable.map { "\"$\($0)\"" } ?? hole.tagText
        return reached.place.help(for: value)
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

    /// The program a script's first line names, if that is no shell that can be followed.
    private static func foreignInterpreter(of script: [UInt8]) -> String? {
        guard let name = ScriptInterpreter(of: script)?.name else { return nil }
        return ScriptInterpreter.followedShells.contains(name) ? nil : name
    }
}
