/// Renders findings as workflow commands of GitHub Actions, which shows them beside the lines of a change.
///
/// ```
/// ::error file=web.yaml,line=12,col=15,endLine=12,endColumn=31,title=trusted-disk-category::system disk category …
/// ```
/// Source of the syntax and of its escapes: the page "Workflow commands for GitHub Actions" and `@actions/core`.
public struct GitHubRenderer: Sendable {
    /// A renderer.
    public init() {}

    /// Findings in the order given, each on a line of its own; empty for none.
    public func render(_ diagnostics: [Diagnostic]) -> String {
        let locations = LocationCache()
        return diagnostics.map { render($0, locations) + "\n" }.joined()
    }

    private func render(_ diagnostic: Diagnostic, _ locations: LocationCache) -> String {
        var properties: [(name: String, value: String)] = []
        if let position = diagnostic.position {
            let start = locations.location(at: position.span.start, in: position.file)
            let end = locations.location(at: position.span.end, in: position.file)
            properties = [
                ("file", position.file.name), ("line", "\(start.line)"), ("col", "\(start.column)"),
                ("endLine", "\(end.line)"), ("endColumn", "\(end.column)"),
            ]
        }
        properties.append(("title", diagnostic.rule.id))
        let list = properties.map { "\($0.name)=\(Self.escapeProperty($0.value))" }.joined(separator: ",")
        let message = diagnostic.textLines.joined(separator: "\n")
        return "::\(Self.command(of: diagnostic.severity)) \(list)::\(Self.escape(message))"
    }

    private static func command(of severity: Severity) -> String {
        switch severity {
        case .error: "error"
        case .warning: "warning"
        case .note: "notice"
        }
    }

    /// The text of a command: what would end it, and the escape sign itself.
    private static func escape(_ text: String) -> String {
        escape(text, additionally: "")
    }

    /// A value of a property: also what would end the value.
    private static func escapeProperty(_ text: String) -> String {
        escape(text, additionally: ":,")
    }

    private static func escape(_ text: String, additionally others: String) -> String {
        let escaped = "%\r\n" + others
        guard text.unicodeScalars.contains(where: escaped.unicodeScalars.contains) else { return text }
        var result = ""
        for scalar in text.unicodeScalars {
            if escaped.unicodeScalars.contains(scalar) {
                let code = String(scalar.value, radix: 16, uppercase: true)
                result += (scalar.value < 0x10 ? "%0" : "%") + code
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}

extension Diagnostic {
    /// The message, and the notes and the help behind it, one line each, safe to print.
    package var textLines: [String] {
        ([message] + notes.map { "note: \($0)" } + helpLines.map { "help: \($0)" }).map(DisplayText.escape)
    }
}
