public import DiagnosticsCore
import ExactText

/// Prints findings as a command was asked to, and tells how they end it.
public struct FindingsReporter: Sendable {
    private let style: FindingStyle
    /// Findings are the result of commands such as `check`, and go to standard output there; elsewhere to standard error.
    private let areResult: Bool
    /// The rules that SARIF describes, beside those of the findings.
    private let rules: @Sendable () -> [Rule]

    /// A reporter.
    ///
    /// - Parameters:
    ///   - style: How findings are printed and judged.
    ///   - areResult: Whether they go to standard output.
    ///   - rules: The rules that SARIF describes; asked for where a log is printed.
    public init(style: FindingStyle, areResult: Bool, rules: @escaping @Sendable () -> [Rule] = { [] }) {
        self.style = style
        self.areResult = areResult
        self.rules = rules
    }

    /// The status that findings end a command with.
    public func status(of findings: DiagnosticSink) -> ExitStatus {
        if findings.hasErrors { return .findings }
        guard style.isStrict else { return .success }
        let isWarned =
            findings.omitted[.warning] > 0
            || findings.diagnostics.contains { $0.severity == .warning && !isIgnored($0) }
        return isWarned ? .findings : .success
    }

    /// That the rules to be ignored are ones that there are, as far as the command knows them.
    private func checkIgnoredRules() throws(CommandFailure) {
        if style.ignoredRules.isEmpty { return }
        let names = rules().map(\.id)
        for name in style.ignoredRules where !names.isEmpty && !names.contains(where: name.isExactly) {
            throw CommandFailure(
                .usage, "--ignore: there is no rule '\(name)'",
                help: NearestName.find(name, among: names).map { "did you mean '\($0)'?" }
                    ?? "'ecsc explain rules' lists them"
            )
        }
    }

    private func isIgnored(_ finding: Diagnostic) -> Bool {
        finding.severity < .error && style.ignoredRules.contains { $0.isExactly(finding.rule.id) }
    }

    /// Prints findings, in the order of places, and last how many more there were.
    ///
    /// - Throws: ``CommandFailure`` (73), as all of these functions do, where they are the result and can't be written.
    public func print(_ sink: DiagnosticSink) throws(CommandFailure) { try print([(sink, [])]) }

    /// Prints the findings of stages of a run, each in the order of its files, and last how many more there were.
    public func print(_ sinks: [(findings: DiagnosticSink, files: [String])]) throws(CommandFailure) {
        var omitted = FindingCounts()
        for sink in sinks { omitted.add(sink.findings.omitted) }
        let findings = sinks.flatMap { $0.findings.diagnostics.ordered(byFiles: $0.files) }
        try print(
            findings, omitted: omitted, hiding: sinks.flatMap(\.findings.hiddenPlaces), files: sinks.flatMap(\.files)
        )
    }

    /// Prints findings in the order given.
    ///
    /// - Parameters:
    ///   - findings: The findings.
    ///   - omitted: How many more there were.
    ///   - hidden: Places whose text is not to be shown.
    ///   - files: The files that were looked at, also those without findings; where there are none, there is no summary.
    public func print(
        _ findings: [Diagnostic], omitted: FindingCounts = FindingCounts(), hiding hidden: [Diagnostic.Position] = [],
        files: [String] = []
    ) throws(CommandFailure) {
        try checkIgnoredRules()
        let findings = style.ignoredRules.isEmpty ? findings : findings.filter { !isIgnored($0) }
        let summary = FindingSummary(of: findings, omitted: omitted, files: files)
        let shown =
            (style.isQuiet ? findings.filter { $0.severity > .note } : findings)
            + [(style.isQuiet ? omitted.without(.note) : omitted).finding].compactMap(\.self)
        var text = render(shown, hiding: hidden, files: files)
        let line = summary.text + "\n"
        let isLineWanted = wantsSummary(summary)
        // A machine reads the rest.
        let isLineApart = style.format != .text
        if isLineWanted, !isLineApart { text += line }
        if areResult {
            try StandardStreams.writeResult(text)
        } else if !shown.isEmpty || isLineWanted && !isLineApart {
            StandardStreams.writeMessage(text)
        }
        if isLineWanted, isLineApart { StandardStreams.writeMessage(line) }
    }

    private func wantsSummary(_ summary: FindingSummary) -> Bool {
        guard summary.fileCount > 0, !style.isQuiet else { return false }
        return style.hasSummary
            ?? (style.format == .text && (summary.hasFaults || areResult && summary.fileCount > 1))
    }

    private func render(_ findings: [Diagnostic], hiding hidden: [Diagnostic.Position], files: [String]) -> String {
        switch style.format {
        case .json:
            // Scripts can rely on an array, also where nothing was found.
            return JSONRenderer().render(findings) + "\n"
        case .text:
            return TextRenderer(usesColor: usesColor, columns: columns).render(findings, hiding: hidden)
        case .sarif:
            let renderer = SARIFRenderer(toolName: "ecsc", toolVersion: ToolVersion.current, rules: rules())
            return renderer.render(findings) + "\n"
        case .github:
            return GitHubRenderer().render(findings)
        case .junit:
            let renderer = JUnitRenderer(name: "ecsc", failing: style.isStrict ? .warning : .error)
            return renderer.render(findings, files: files) + "\n"
        }
    }

    private var usesColor: Bool { style.color.isWanted(on: stream) }

    /// How wide the terminal is that findings are printed to, if they go to one.
    private var columns: Int? { StandardStreams.isTerminal(stream) ? Terminal.columns(of: stream) : nil }

    /// Standard output or error.
    private var stream: Int32 { areResult ? 1 : 2 }
}
