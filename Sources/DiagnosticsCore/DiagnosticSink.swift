/// Collects the findings of a run.
///
/// Stages take one `inout` and go on after an error, so that a user sees everything at once. Of each severity only the
/// first are kept, all are counted: so neither memory nor time grows with what nobody reads.
public struct DiagnosticSink: Sendable {
    /// How many findings of each severity are kept.
    public static let limit = 1000

    /// The findings that are kept, in the order of reporting.
    public private(set) var diagnostics: [Diagnostic] = []
    /// How many more there were.
    public private(set) var omitted = FindingCounts()
    /// Places that findings which were not kept are about, and that renderers must not quote.
    public private(set) var hiddenPlaces: [Diagnostic.Position] = []
    /// How grave findings are to be that are reported from now on; nil where that is for their rules to say.
    public var levels: RuleLevels?
    /// How many are kept, with those of the sink that this one goes on after.
    private var kept = FindingCounts()

    /// An empty sink.
    public init() {}

    /// An empty sink that keeps what this one still would, for a stage whose findings are added here later.
    public func successor() -> DiagnosticSink {
        var sink = DiagnosticSink()
        sink.kept = kept
        sink.levels = levels
        return sink
    }

    /// Whether a finding of a severity would only be counted: what costs much to say about it is not worth finding out.
    public func isFull(_ severity: Severity) -> Bool { kept[severity] >= Self.limit }

    /// How many findings there were, kept or not.
    public var count: Int { diagnostics.count + omitted.total }

    /// Adds a finding.
    public mutating func report(_ diagnostic: Diagnostic) {
        var diagnostic = diagnostic
        if let levels {
            guard let judged = levels.applied(to: diagnostic) else { return hide(diagnostic) }
            diagnostic = judged
        }
        guard !isFull(diagnostic.severity) else { return omit(diagnostic) }
        diagnostics.append(diagnostic)
        kept[diagnostic.severity] += 1
    }

    /// Adds findings.
    public mutating func report(contentsOf more: [Diagnostic]) {
        for diagnostic in more { report(diagnostic) }
    }

    /// Adds the findings of another sink.
    public mutating func report(contentsOf other: DiagnosticSink) {
        report(contentsOf: other.diagnostics)
        omitted.add(other.omitted)
        hiddenPlaces += other.hiddenPlaces
    }

    /// Replaces the findings that are kept by some of them.
    public mutating func keep(_ select: ([Diagnostic]) -> [Diagnostic]) {
        for diagnostic in diagnostics { kept[diagnostic.severity] -= 1 }
        diagnostics = select(diagnostics)
        for diagnostic in diagnostics { kept[diagnostic.severity] += 1 }
    }

    private mutating func omit(_ diagnostic: Diagnostic) {
        omitted[diagnostic.severity] += 1
        hide(diagnostic)
    }

    /// What a finding hides, others must not show.
    private mutating func hide(_ diagnostic: Diagnostic) {
        if diagnostic.hidesText, let position = diagnostic.position { hiddenPlaces.append(position) }
    }

    /// Whether any finding is an error, kept or not.
    public var hasErrors: Bool { contains(.error) }

    /// Whether any finding is of a severity, kept or not.
    public func contains(_ severity: Severity) -> Bool {
        omitted[severity] > 0 || diagnostics.contains { $0.severity == severity }
    }

    /// What is to be printed: the findings that are kept, and one about those that are not.
    public var listed: [Diagnostic] { diagnostics + [omitted.finding].compactMap(\.self) }

    /// What is to be printed, in the order in which users read it: see `Array.ordered(byFiles:)`.
    public func listed(byFiles names: [String] = []) -> [Diagnostic] {
        diagnostics.ordered(byFiles: names) + [omitted.finding].compactMap(\.self)
    }
}

/// Numbers of findings, by severity.
public struct FindingCounts: Sendable, Hashable {
    private var errors = 0
    private var warnings = 0
    private var notes = 0

    /// None.
    public init() {}

    /// How many of a severity.
    public subscript(_ severity: Severity) -> Int {
        get {
            switch severity {
            case .error: errors
            case .warning: warnings
            case .note: notes
            }
        }
        set {
            switch severity {
            case .error: errors = newValue
            case .warning: warnings = newValue
            case .note: notes = newValue
            }
        }
    }

    /// How many of all severities.
    public var total: Int { errors + warnings + notes }

    /// The same without those of a severity.
    public func without(_ severity: Severity) -> FindingCounts {
        var counts = self
        counts[severity] = 0
        return counts
    }

    /// Adds other numbers.
    public mutating func add(_ other: FindingCounts) {
        for severity in Severity.allCases { self[severity] += other[severity] }
    }

    /// Rule `more-findings`: says how many findings are not shown; nil where all are.
    public var finding: Diagnostic? {
        guard total > 0 else { return nil }
        let parts = Severity.allCases.reversed().filter { self[$0] > 0 }.map { severity in
            "\(self[severity]) \(severity.rawValue)\(self[severity] == 1 ? "" : "s")"
        }
        return Diagnostic(
            .note, .moreFindings,
            "and \(total) more finding\(total == 1 ? "" : "s"): \(parts.joined(separator: ", "))"
        )
    }
}
