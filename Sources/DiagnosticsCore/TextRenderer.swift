/// Renders findings for people.
///
/// ```
/// web.yaml:12:15: error: system disk category 'cloud_efficiency' is not possible on … [trusted-disk-category]
///    11 |   systemDisk:
///    12 |     category: cloud_efficiency
///       |               ^~~~~~~~~~~~~~~~
///    note: security-enhanced families take ESSDs only
///    help: replace with 'cloud_essd'
/// ```
/// `^~~~` marks the text that the finding is about, `----` with a few words other places that belong to it.
public struct TextRenderer: Sendable {
    private let usesColor: Bool
    private let columns: Int?

    /// A renderer, with terminal colours or without.
    ///
    /// - Parameters:
    ///   - usesColor: Whether it colours.
    ///   - columns: How wide the terminal is: source lines are cut so that a mark stands under what it marks.
    public init(usesColor: Bool = false, columns: Int? = nil) {
        self.usesColor = usesColor
        self.columns = columns
    }

    /// Findings in the order given, each with its source lines; empty for none, else with a final line break.
    ///
    /// - Parameter hidden: Places that must not be quoted, beside those of the findings and what looks like a password.
    public func render(_ diagnostics: [Diagnostic], hiding hidden: [Diagnostic.Position] = []) -> String {
        let secrets = Self.secrets(of: diagnostics, hidden)
        let locations = LocationCache()
        return diagnostics.map { render($0, hiding: secrets, locations) }.joined()
    }

    /// A secret is hidden in every excerpt: the line above one finding may be what another is about.
    private static func secrets(
        of diagnostics: [Diagnostic], _ hidden: [Diagnostic.Position]
    ) -> [ObjectIdentifier: HiddenText] {
        var spans: [ObjectIdentifier: [SourceSpan]] = [:]
        var unreadable: Set<ObjectIdentifier> = []
        var files: [ObjectIdentifier: SourceFile] = [:]
        for diagnostic in diagnostics {
            guard let position = diagnostic.position else { continue }
            let id = ObjectIdentifier(position.file)
            files[id] = position.file
            if diagnostic.rule == .syntax { unreadable.insert(id) }
            if diagnostic.hidesText { spans[id, default: []].append(position.span) }
        }
        for position in hidden { spans[ObjectIdentifier(position.file), default: []].append(position.span) }
        for (id, file) in files {
            spans[id, default: []] += PasswordText.spans(in: file, isUnreadable: unreadable.contains(id))
        }
        return spans.mapValues(HiddenText.init)
    }

    private func render(
        _ diagnostic: Diagnostic, hiding secrets: [ObjectIdentifier: HiddenText], _ locations: LocationCache
    ) -> String {
        var lines = [header(of: diagnostic, locations)]
        if let position = diagnostic.position, !position.file.bytes.isEmpty {
            let hidden = secrets[ObjectIdentifier(position.file)] ?? HiddenText()
            let excerpt = SourceExcerpt(of: position.file, hiding: hidden, columns: columns)
            lines += render(excerpt.rows(for: position.span, labels: diagnostic.labels), severity: diagnostic.severity)
        }
        lines += diagnostic.notes.map { "   \(colored("note:", .bold)) \(DisplayText.escape($0))" }
        lines += diagnostic.helpLines.map { "   \(colored("help:", .green)) \(DisplayText.escape($0))" }
        return lines.map { $0 + "\n" }.joined()
    }

    private func header(of diagnostic: Diagnostic, _ locations: LocationCache) -> String {
        var place = ""
        if let position = diagnostic.position {
            let start = locations.location(at: position.span.start, in: position.file)
            place = "\(DisplayText.escape(position.file.name)):\(start.line):\(start.column):"
            place = colored(place, .bold) + " "
        }
        let severity = colored("\(diagnostic.severity.rawValue):", TextColor(diagnostic.severity))
        return "\(place)\(severity) \(DisplayText.escape(diagnostic.message)) [\(diagnostic.rule)]"
    }

    private func render(_ rows: [SourceExcerpt.Row], severity: Severity) -> [String] {
        let lastNumber = rows.reduce(0) { last, row in
            if case .source(let number, _) = row { max(last, number) } else { last }
        }
        let numberWidth = max(5, String(lastNumber).utf8.count)
        return rows.map { row in
            switch row {
            case .source(let number, let text):
                let padding = String(repeating: " ", count: numberWidth - String(number).utf8.count)
                return colored("\(padding)\(number) |", .blue) + (text.isEmpty ? "" : " " + text)
            case .mark(let mark):
                let gutter = colored(String(repeating: " ", count: numberWidth) + " |", .blue)
                let line = colored(underline(mark), mark.isPrimary ? TextColor(severity) : .blue)
                let text = mark.text.isEmpty ? "" : " " + colored(DisplayText.escape(mark.text), .blue)
                return "\(gutter) \(String(repeating: " ", count: mark.column))\(line)\(text)"
            case .gap:
                return colored(String(repeating: " ", count: numberWidth - 3) + "...", .blue)
            }
        }
    }

    private func underline(_ mark: SourceExcerpt.Mark) -> String {
        guard mark.isPrimary else { return String(repeating: "-", count: mark.width) }
        return (mark.isContinued ? "~" : "^") + String(repeating: "~", count: mark.width - 1)
    }

    private func colored(_ text: String, _ color: TextColor) -> String { color.applied(to: text, if: usesColor) }
}
