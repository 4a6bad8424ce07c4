package import DiagnosticsCore
import ExactText
import SourceTree

extension Rule {
    /// Rule `policy-condition-value`.
    package static let policyConditionValue = Rule(
        PolicyRule.policyConditionValue, severities: [.error, .warning],
        checks: "Values of conditions fit their operator.",
        reason: "A comparison that can never hold makes the statement void.",
        remedy: "Write the value in the form of the operator.",
        source: .ramPages,
        example: .policy(
            wrong: """
                {"Version": "1", "Statement": [
                  {"Effect": "Allow", "Action": "ecs:StartInstance", "Resource": "acs:ecs:*:*:instance/i-1", "Condition": {"IpAddress": {"acs:SourceIp": "203.0.113.0/33"}}}
                ]}
                """,
            right: """
                {"Version": "1", "Statement": [
                  {"Effect": "Allow", "Action": "ecs:StartInstance", "Resource": "acs:ecs:*:*:instance/i-1", "Condition": {"IpAddress": {"acs:SourceIp": "203.0.113.0/24"}}}
                ]}
                """
        )
    )
}

extension PolicyLinter {
    func lintValues(of condition: PolicyCondition, in statement: LocatedStatement, into sink: inout DiagnosticSink) {
        guard let `operator` = condition.operator else { return }
        let path = statement.path(of: condition)
        for comparison in condition.comparisons {
            for (index, value) in comparison.values.enumerated() {
                let path = "\(path).\(comparison.key.shortened)" + (comparison.isSingle ? "" : "[\(index)]")
                if let finding = lint(value.text, comparedBy: `operator`, at: path, in: statement) {
                    sink.report(finding)
                }
            }
        }
    }

    private func lint(
        _ value: String, comparedBy `operator`: ConditionOperator, at path: String, in statement: LocatedStatement
    ) -> Diagnostic? {
        if !`operator`.accepts(value) {
            return statement.finding(
                .error,
                .policyConditionValue,
                "'\(`operator`.rawValue)' compares with \(`operator`.valueKind), not with '\(value.shortened)'",
                at: path
            )
        }
        guard let wildcardOperator = `operator`.wildcardCounterpart, WildcardPattern(value).hasWildcards else {
            return nil
        }
        return statement.finding(
            .warning,
            .policyConditionValue,
            "'\(`operator`.rawValue)' takes the wildcard in '\(value.shortened)' literally",
            at: path,
            help: "use '\(wildcardOperator.rawValue)' if it is meant as one"
        )
    }
}
