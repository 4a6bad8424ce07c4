/// Writes values as PowerShell strings.
enum PowerShellEscaper {
    static func fillings(of template: ExpandedTemplate) -> [ExpandedTemplate.Filling] {
        let scan = PowerShellScanner.scan(template.bytes)
        return zip(template.holes, scan.holes).map { filling(of: $0, in: $1) }
    }

    private static func filling(
        of hole: ExpandedTemplate.Hole,
        in context: PowerShellScanner.HoleContext
    ) -> ExpandedTemplate.Filling {
        switch (context, hole.content) {
        case (.refused(let place), _):
            return .misplaced(
                "no value is safe \(place)",
                help: "put the value into a variable first, $value = {{\(hole.name)}}, and use the variable"
            )
        case (.bareWord, .text(let text)):
            if hole.type == .integer { return .text(Array(text.utf8)) }
            if hole.type == .boolean { return .text(Array("$\(text)".utf8)) }
            return .text(Array(quoted(text).utf8))
        case (.bareWord, .list(let items)):
            return .text(Array("@(\(items.map(quoted).joined(separator: ", ")))".utf8))
        case (.singleQuoted, .text(let text)):
            return .text(Array(doubled(text).utf8))
        case (.doubleQuoted, .text(let text)):
            return .text(Array(backquoted(text).utf8))
        case (.singleQuoted, .list), (.doubleQuoted, .list):
            return .misplaced(
                "a list cannot stand inside quotes",
                help: "write it outside quotes, where it is an array"
            )
        }
    }

    private static func quoted(_ text: String) -> String { "'\(doubled(text))'" }

    /// PowerShell takes the typographic quotes for plain ones, so each ends a string and each must be escaped.
    private static func doubled(_ text: String) -> String {
        escaped(text) { PowerShellScanner.singleQuotes.contains($0) ? String($0) : nil }
    }

    private static func backquoted(_ text: String) -> String {
        escaped(text) { "`$".unicodeScalars.contains($0) || PowerShellScanner.doubleQuotes.contains($0) ? "`" : nil }
    }

    private static func escaped(_ text: String, by escape: (Unicode.Scalar) -> String?) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if let escape = escape(scalar) { result.append(contentsOf: escape.unicodeScalars) }
            result.append(scalar)
        }
        return String(result)
    }
}
