/// How findings are printed and judged.
public struct FindingStyle: Sendable {
    /// How they are printed.
    public let format: FindingFormat
    /// When they are coloured.
    public let color: ColorChoice
    /// Whether warnings end a command as errors do.
    public let isStrict: Bool
    /// Whether notes are left out, and the summary.
    public let isQuiet: Bool
    /// Whether a line with the number of findings comes last; nil for text that has something to count.
    public let hasSummary: Bool?
    /// The names of rules whose findings are left out, unless they are errors.
    public let ignoredRules: [String]

    /// For people, by default.
    public init(
        format: FindingFormat = .text, color: ColorChoice = .auto, isStrict: Bool = false, isQuiet: Bool = false,
        hasSummary: Bool? = nil, ignoredRules: [String] = []
    ) {
        self.format = format
        self.color = color
        self.isStrict = isStrict
        self.isQuiet = isQuiet
        self.hasSummary = hasSummary
        self.ignoredRules = ignoredRules
    }
}

/// How findings are printed.
public enum FindingFormat: String, Sendable, CaseIterable {
    /// For people.
    case text
    /// An array of objects.
    case json
    /// A log in SARIF 2.1.0, for code scanning.
    case sarif
    /// Workflow commands of GitHub Actions.
    case github
    /// A JUnit report, with a test case for each spec.
    case junit
}
