package import DiagnosticsCore
import SourceTree

extension Rule {
    /// Rule `policy-condition-operator`.
    package static let policyConditionOperator = Rule(
        PolicyRule.policyConditionOperator, severities: [.error],
        checks: "Condition operators are ones that RAM has.",
        reason: "RAM refuses the document.",
        remedy: "Use the operator that the finding names.",
        source: .ramPages,
        example: .policy(
            wrong: """
                {"Version": "1", "Statement": [
                  {"Effect": "Allow", "Action": "ecs:StartInstance", "Resource": "acs:ecs:*:*:instance/i-1", "Condition": {"IPAdress": {"acs:SourceIp": "203.0.113.0/24"}}}
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
    func lintOperator(
        of condition: PolicyCondition, in statement: LocatedStatement, looksForNearest: Bool
    ) -> Diagnostic? {
        guard condition.operator == nil else { return nil }
        let known = ConditionOperator.allCases.map(\.rawValue)
        let nearest = looksForNearest ? NearestName.find(condition.operatorName, among: known) : nil
        let path = statement.path(of: condition)
        return statement.finding(
            .error,
            .policyConditionOperator,
            "'\(condition.operatorName.shortened)' is no condition operator",
            at: path,
            placedAt: path + ".key",
            replacement: nearest.map { "\"\($0)\"" }
        )
    }
}

extension LocatedStatement {
    /// Where a condition of it stands.
    func path(of condition: PolicyCondition) -> String { "\(path).Condition.\(condition.operatorName.shortened)" }
}
