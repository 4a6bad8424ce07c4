package import DiagnosticsCore
import ExactText

extension Rule {
    /// Rule `policy-duplicate`.
    package static let policyDuplicate = Rule(
        PolicyRule.policyDuplicate, severities: [.warning],
        checks: "Nothing is said twice.",
        reason: "Two copies drift apart.",
        remedy: "Remove one of the two.",
        source: .ramPages,
        example: .policy(
            wrong: """
                {"Version": "1", "Statement": [
                  {"Effect": "Allow", "Action": ["ecs:StartInstance", "ecs:StartInstance"], "Resource": "acs:ecs:*:*:instance/i-1"}
                ]}
                """,
            right: """
                {"Version": "1", "Statement": [
                  {"Effect": "Allow", "Action": ["ecs:StartInstance", "ecs:StopInstance"], "Resource": "acs:ecs:*:*:instance/i-1"}
                ]}
                """
        )
    )
}

extension PolicyLinter {
    /// Within a list: a text given twice, or already matched by a wider pattern.
    func lintRepetitions(in statement: LocatedStatement) -> [Diagnostic] {
        [statement.actions, statement.resources].flatMap { texts -> [Diagnostic] in
            var seen: [ExactText: LocatedStatement.Text] = [:]
            let patterns = texts.map { WildcardPattern($0.value) }
            return texts.enumerated().compactMap { index, text -> Diagnostic? in
                if let first = seen[ExactText(text.value)] {
                    return statement.finding(
                        .warning,
                        .policyDuplicate,
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
                    .policyDuplicate,
                    "'\(text.value)' is part of '\(texts[wider].value)'",
                    at: text.path,
                    labels: statement.labels(texts[wider].path, "the wider pattern"),
                    help: "remove one of the two"
                )
            }
        }
    }

    /// Between statements: two that say the same.
    func lintRepeatedStatements(_ statements: [LocatedStatement]) -> [Diagnostic] {
        var seen: [ExactText: LocatedStatement] = [:]
        return statements.compactMap { statement in
            guard let first = seen.updateValue(statement, forKey: statement.statement.normalizedText) else {
                return nil
            }
            return statement.finding(
                .warning,
                .policyDuplicate,
                "the statement says the same as an earlier one",
                at: statement.path,
                labels: statement.labels(first.path, "said here first"),
                help: "remove one of the two"
            )
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
