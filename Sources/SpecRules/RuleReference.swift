public import DiagnosticsCore

/// The catalogue of rules as pages for people.
public enum RuleReference {
    /// The command that writes `docs/rules.md`.
    public static let command = "scripts/ecsc explain rules > docs/rules.md"

    /// The reference page, in Markdown.
    public static var markdown: String {
        var lines = [
            "# Rules", "",
            "Every finding names the rule it comes from. `ecsc explain RULE` prints one of these in a terminal.", "",
            "A comment `# ecsc:allow RULE reason` on the line above silences the warnings and notes of a rule there; "
                + "errors can't be silenced. `--strict` makes warnings fail a run.",
            "", "<!-- Written by: \(command) -->", "", "| rule | severity | what it checks |", "|---|---|---|",
        ]
        let rules = RuleCatalogue.all.sorted { $0.id.rawValue < $1.id.rawValue }
        lines += rules.map { "| [\($0.id)](#\($0.id)) | \($0.severityText) | \(escape($0.checks)) |" }
        for rule in rules {
            lines += [
                "", "## \(rule.id)", "", "*\(rule.severityText)*. \(escape(rule.checks))", "", escape(rule.reason), "",
                "**Remedy:** \(escape(rule.remedy))", "", "Source: \(escape(rule.source.description))",
            ]
        }
        return lines.map { $0 + "\n" }.joined()
    }

    /// What would be Markdown or HTML in a plain text.
    private static func escape(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "<": result += "&lt;"
            case "*", "_", "|", "`", "[", "]", "#": result += "\\\(scalar)"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}

extension Rule {
    /// The rule as a terminal shows it, with a final line break.
    public var text: String {
        """
        \(id) (\(severityText))

          checks:  \(checks)
          why:     \(reason)
          remedy:  \(remedy)
          source:  \(source)

        """
    }

    /// `{"id","severities":[],"checks","reason","remedy","source","asOf"}`.
    public var json: JSONText {
        .object([
            ("id", .string(id.rawValue)), ("severities", .list(severities.map { .string($0.rawValue) })),
            ("checks", .string(checks)), ("reason", .string(reason)), ("remedy", .string(remedy)),
            ("source", .string(source.text)), ("asOf", source.asOf.map(JSONText.string) ?? .null),
        ])
    }

    fileprivate var severityText: String { severities.map(\.rawValue).joined(separator: " or ") }
}

extension RuleSource: CustomStringConvertible {
    /// What was read, and as of when.
    public var description: String {
        asOf.map { "\(text), as of \($0)" } ?? text
    }
}
