import ExactText

/// What a run found, in one line: `3 errors, 2 warnings in 2 of 40 specs`. Notes are no faults, and are not counted.
public struct FindingSummary: Sendable, Hashable {
    /// How many findings of each severity there were, kept or not.
    public private(set) var counts: FindingCounts
    /// How many files were looked at.
    public let fileCount: Int
    /// How many of them have an error or a warning, as far as the findings were kept.
    public private(set) var faultyFileCount = 0
    /// Whether others may have some, too.
    private let isIncomplete: Bool

    /// Counts.
    ///
    /// - Parameters:
    ///   - findings: The findings that were kept.
    ///   - omitted: How many more there were.
    ///   - files: The names of the files that were looked at.
    public init(of findings: [Diagnostic], omitted: FindingCounts = FindingCounts(), files: [String]) {
        counts = omitted
        isIncomplete = omitted[.error] + omitted[.warning] > 0
        let names = Set(files.map { ExactText($0) })
        fileCount = names.count
        var faulty: Set<ExactText> = []
        for finding in findings {
            counts[finding.severity] += 1
            if finding.severity > .note, let file = finding.position?.file.name { faulty.insert(ExactText(file)) }
        }
        faultyFileCount = names.intersection(faulty).count
    }

    /// Whether there is an error or a warning.
    public var hasFaults: Bool { counts[.error] + counts[.warning] > 0 }

    /// The line, without its line break.
    public var text: String {
        let parts = [Severity.error, .warning].filter { counts[$0] > 0 }.map { severity in
            "\(counts[severity]) \(severity.rawValue)\(counts[severity] == 1 ? "" : "s")"
        }
        let all = "\(fileCount) spec\(fileCount == 1 ? "" : "s")"
        guard hasFaults else { return "no errors, no warnings in \(all)" }
        // An argument that can't be read is no file, so a fault need not be in one.
        let part =
            fileCount > 1 && faultyFileCount > 0 ? "\(isIncomplete ? "at least " : "")\(faultyFileCount) of " : ""
        return "\(parts.joined(separator: ", ")) in \(part)\(all)"
    }
}
