import ExactText

/// Writes values as PowerShell strings.
struct PowerShellEscaper: HoleFiller {
    private let contexts: [PowerShellScanner.HoleContext]
    /// The holes whose value the script reads as code, by their numbers, and where that is.
    private let reached: [Int: String]
    /// Whether it is no PowerShell at all, but for the other interpreter of Windows.
    private let isBatch: Bool

    init(_ template: ExpandedTemplate) {
        let scan = PowerShellScanner.scan(template.bytes)
        contexts = scan.holes
        reached = PowerShellReader.reachedHoles(of: scan)
        let firstLine = template.bytes.drop { [0x20, 0x09, 0x0A, 0x0D].contains($0) }.prefix { $0 != 0x0A }
        isBatch = firstLine.prefix(5).map { $0.asciiLowercased }.elementsEqual("[bat]".utf8)
    }

    func filling(of index: Int, _ hole: ExpandedTemplate.Hole, with content: TemplateValue.Content) -> HoleFilling {
        if isBatch {
            return .misplaced(
                "no value is safe in a batch script, which expands and splits every word again",
                help: "begin the script with [powershell]"
            )
        }
        let context = contexts.indices.contains(index) ? contexts[index] : .refused("that the scanner did not reach")
        // Of truth values there are two, both known.
        if case .refused = context {
            // The place is told below.
        } else if let place = reached[index], hole.type != .boolean {
            return .misplaced(
                "no value is safe \(place)",
                help:
                    "write the code out, and hand the value to it as an argument of a command that does not read it again"
            )
        }
        switch (context, content) {
        case (.refused(let place), _):
            return .misplaced(
                "no value is safe \(place)",
                help: "put the value into a variable first, $value = \(hole.tagText), and use the variable"
            )
        case (.bareWord, .text(let text)):
            if hole.type == .integer { return .text(Array(text.utf8)) }
            if hole.type == .boolean { return .text(Array("$\(text)".utf8)) }
            return .text(Array(Self.quoted(text).utf8))
        case (.bareWord, .list(let items)):
            return .text(Array("@(\(items.map(Self.quoted).joined(separator: ", ")))".utf8))
        case (.singleQuoted, .text(let text)):
            return .text(Array(Self.doubled(text).utf8))
        case (.doubleQuoted, .text(let text)):
            return .text(Array(Self.backquoted(text).utf8))
        case (.singleQuoted, .list), (.doubleQuoted, .list):
            return .misplaced(
                "a list can't stand inside quotes",
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
