public import DiagnosticsCore

/// Every rule that a finding of the compiler can name, whichever part of it reports the finding.
public enum RuleCatalogue {
    /// The rules, grouped by subject.
    public static let all: [Rule] = input + shape + request + settings + trustedSystem + userData + policy

    /// The rule with a name.
    public static func rule(_ id: RuleID) -> Rule? {
        rulesByID[id]
    }

    private static let rulesByID = Dictionary(all.map { ($0.id, $0) }) { first, _ in first }
}
