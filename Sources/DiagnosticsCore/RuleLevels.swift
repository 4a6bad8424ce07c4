/// How grave the findings of some rules are to be, where a user says so.
public struct RuleLevels: Sendable {
    /// What a user can say.
    public enum Level: String, Sendable, CaseIterable {
        /// Findings are errors.
        case error
        /// Findings are warnings.
        case warning
        /// Findings are notes.
        case note
        /// There are none.
        case ignore

        /// The severity; nil where there is to be no finding.
        var severity: Severity? { Severity(rawValue: rawValue) }
    }

    private var levels: [Rule: Level] = [:]
    /// The rules whose errors stay: without what they ask for nothing can be made of the input.
    private var keepingErrors: Set<Rule> = []

    /// None: every finding is as grave as its rule says.
    public init() {}

    /// Whether nothing was said.
    public var isEmpty: Bool { levels.isEmpty }

    /// Says how grave the findings of a rule are to be.
    ///
    /// - Parameter keepsErrors: Whether its errors are errors all the same.
    public mutating func set(_ level: Level, for rule: Rule, keepsErrors: Bool) {
        levels[rule] = level
        if keepsErrors { keepingErrors.insert(rule) } else { keepingErrors.remove(rule) }
    }

    /// Takes over what others say, which wins.
    public mutating func add(_ other: RuleLevels) {
        for (rule, level) in other.levels { set(level, for: rule, keepsErrors: other.keepingErrors.contains(rule)) }
    }

    /// Whether findings of a rule that are no errors are left out.
    public func ignores(_ rule: Rule) -> Bool { levels[rule] == .ignore }

    /// A finding as grave as it is to be; nil where it is to be none.
    func applied(to diagnostic: Diagnostic) -> Diagnostic? {
        guard let level = levels[diagnostic.rule] else { return diagnostic }
        let isKept = diagnostic.ownSeverity == .error && keepingErrors.contains(diagnostic.rule)
        if isKept { return diagnostic }
        guard let severity = level.severity else { return nil }
        var changed = diagnostic
        changed.severity = severity
        return changed
    }
}
