import DiagnosticsCore
import ExactText

/// Rules that compare parts with each other: what is said twice, and what a Deny takes back.
extension PolicyLinter {
    /// `policy-duplicate` within a list: a text given twice, or already matched by a wider pattern.
    func lintRepetitions(in statement: LocatedStatement) -> [Diagnostic] {
        [statement.actions, statement.resources].flatMap { texts -> [Diagnostic] in
            var seen: [ExactText: LocatedStatement.Text] = [:]
            let patterns = texts.map { WildcardPattern($0.value) }
            return texts.enumerated().compactMap { index, text -> Diagnostic? in
                if let first = seen[ExactText(text.value)] {
                    return statement.finding(
                        .warning,
                        "policy-duplicate",
                        "'\(text.value)' is given twice",
                        at: text.path,
                        labels: statement.labels(first.path, "given here first"),
                        help: "remove one of the two"
                    )
                }
                seen[ExactText(text.value)] = text
                guard let wider = patterns.indexCovering(index) else { return nil }
                return statement.finding(
                    .warning,
                    "policy-duplicate",
                    "'\(text.value)' is part of '\(texts[wider].value)'",
                    at: text.path,
                    labels: statement.labels(texts[wider].path, "the wider pattern"),
                    help: "remove one of the two"
                )
            }
        }
    }

    /// `policy-duplicate` between statements: two that say the same.
    func lintRepeatedStatements(_ statements: [LocatedStatement]) -> [Diagnostic] {
        var seen: [ExactText: LocatedStatement] = [:]
        return statements.compactMap { statement in
            guard let first = seen.updateValue(statement, forKey: statement.statement.normalizedText) else {
                return nil
            }
            return statement.finding(
                .warning,
                "policy-duplicate",
                "the statement says the same as an earlier one",
                at: statement.path,
                labels: statement.labels(first.path, "said here first"),
                help: "remove one of the two"
            )
        }
    }

    /// `policy-hidden-allow`: an allowed action that one Deny refuses on every resource it is allowed on.
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
                    "policy-hidden-allow",
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

extension PolicyStatement {
    /// The statement in one form, however it is written.
    fileprivate var normalizedText: ExactText {
        func sorted(_ texts: OneOrMany) -> OneOrMany {
            .many(Set(texts.values.map { ExactText($0) }).sorted().map(\.text))
        }
        var result = self
        switch actions {
        case .matching(let patterns): result.actions = .matching(sorted(patterns))
        case .notMatching(let patterns): result.actions = .notMatching(sorted(patterns))
        }
        result.resources = resources.map(sorted)
        result.memberOrder = []
        return ExactText(PolicyDocument(statements: [result]).compactText)
    }
}
