package import DiagnosticsCore
import ExactText

extension Rule {
    /// Rule `policy-hidden-allow`.
    package static let policyHiddenAllow = Rule(
        PolicyRule.policyHiddenAllow, severities: [.warning],
        checks: "No Allow is undone by a Deny of the same document.",
        reason: "Deny always wins, so the Allow does nothing.",
        remedy: "Remove or narrow one of the two.",
        source: .ramPages,
        example: .policy(
            wrong: """
                {"Version": "1", "Statement": [
                  {"Effect": "Allow", "Action": "ecs:StartInstance", "Resource": "acs:ecs:*:*:instance/i-1"},
                  {"Effect": "Deny", "Action": "ecs:StartInstance", "Resource": "acs:ecs:*:*:instance/i-1"}
                ]}
                """,
            right: """
                {"Version": "1", "Statement": [
                  {"Effect": "Allow", "Action": "ecs:StartInstance", "Resource": "acs:ecs:*:*:instance/i-1"},
                  {"Effect": "Deny", "Action": "ecs:StopInstance", "Resource": "acs:ecs:*:*:instance/i-1"}
                ]}
                """
        )
    )
}

extension PolicyLinter {
    /// An allowed action that one Deny refuses on every resource it is allowed on.
    func lintHiddenAllows(_ statements: [LocatedStatement]) -> [Diagnostic] {
        let denials = statements.filter(\.isUnconditionalDeny).map(Denial.init)
        return statements.flatMap { allow -> [Diagnostic] in
            guard allow.statement.effect == .allow, case .matching = allow.statement.actions else { return [] }
            let resources = allow.resources.map { WildcardPattern($0.value) }
            let covering = denials.filter { $0.covers(resources: resources) }
            guard !resources.isEmpty, !covering.isEmpty else { return [] }
            return allow.actions.compactMap { action in
                let pattern = WildcardPattern(action.value)
                guard let denial = covering.first(where: { $0.covers(action: pattern) }) else { return nil }
                return allow.finding(
                    .warning,
                    .policyHiddenAllow,
                    "allowing '\(action.value)' has no effect, a Deny takes it back",
                    at: action.path,
                    labels: allow.labels(denial.statement.path, "refused here"),
                    notes: ["a Deny wins over every Allow"]
                )
            }
        }
    }
}

/// A Deny without conditions, its patterns ready to be compared.
private struct Denial {
    let statement: LocatedStatement
    private let actions: [WildcardPattern]
    private let resources: [WildcardPattern]

    init(_ statement: LocatedStatement) {
        self.statement = statement
        actions = statement.actions.map { WildcardPattern($0.value) }
        resources = statement.resources.map { WildcardPattern($0.value) }
    }

    func covers(resources others: [WildcardPattern]) -> Bool {
        others.allSatisfy { other in resources.contains { $0.covers(other) } }
    }

    func covers(action: WildcardPattern) -> Bool {
        switch statement.statement.actions {
        case .matching: actions.contains { $0.covers(action) }
        // Whether two patterns overlap is not worth telling; a single name is.
        case .notMatching: !action.hasWildcards && !actions.contains { $0.matches(action.text) }
        }
    }
}
