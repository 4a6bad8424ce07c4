import DiagnosticsCore
import Foundation
import RequestEmission

/// Prints findings as the options ask for.
struct FindingsReporter {
    let options: FindingOptions
    /// Findings are the result of `check` and go to standard output there, elsewhere to standard error.
    let areResult: Bool

    /// The status that findings end a command with.
    func status(of findings: DiagnosticSink) -> ExitStatus {
        let isFailed = findings.hasErrors || (options.strict && findings.contains(.warning))
        return isFailed ? .findings : .success
    }

    /// Prints findings, in the order of places, and last how many more there were.
    func print(_ sink: DiagnosticSink) throws { try print([(sink, [])]) }

    /// Prints the findings of stages of a run, each in the order of its files, and last how many more there were.
    func print(_ sinks: [(findings: DiagnosticSink, files: [String])]) throws {
        var omitted = FindingCounts()
        for sink in sinks { omitted.add(sink.findings.omitted) }
        let findings = sinks.flatMap { $0.findings.diagnostics.ordered(byFiles: $0.files) }
        try print(findings + [omitted.finding].compactMap(\.self), hiding: sinks.flatMap(\.findings.hiddenPlaces))
    }

    /// Prints findings.
    func print(_ findings: [Diagnostic], hiding hidden: [Diagnostic.Position] = []) throws {
        let text: String
        switch options.format {
        case .json:
            // Scripts can rely on an array, also where nothing was found.
            text = JSONRenderer().render(findings) + "\n"
        case .text:
            text = TextRenderer(usesColor: usesColor).render(findings, hiding: hidden)
        case .sarif:
            let renderer = SARIFRenderer(
                toolName: "ecsc", toolVersion: ToolVersion.current, rules: RuleCatalogue.all.rules
            )
            text = renderer.render(findings) + "\n"
        case .github:
            text = GitHubRenderer().render(findings)
        }
        if areResult {
            try StandardStreams.writeResult(text)
        } else if !findings.isEmpty {
            StandardStreams.writeMessage(text)
        }
    }

    /// `NO_COLOR` (no-color.org) and `CLICOLOR_FORCE` (bixense.com/clicolors) count where nothing was asked for.
    private var usesColor: Bool {
        switch options.color {
        case .always: return true
        case .never: return false
        case .auto:
            let environment = ProcessInfo.processInfo.environment
            if environment["NO_COLOR"]?.isEmpty == false { return false }
            if let force = environment["CLICOLOR_FORCE"], !force.isEmpty, force != "0" { return true }
            return StandardStreams.isTerminal(areResult ? 1 : 2)
        }
    }
}
