package import DiagnosticsCore
import SourceTree

extension Rule {
    /// Rule `policy-action`.
    package static let policyAction = Rule(
        PolicyRule.policyAction, severities: [.error],
        checks: "Actions are written as service:Action.",
        reason: "Anything else matches no call.",
        remedy: "Write the action with its service, such as ecs:RunInstances.",
        source: .ramPages,
        example: .policy(
            wrong: """
                {"Version": "1", "Statement": [
                  {"Effect": "Allow", "Action": "StartInstance", "Resource": "acs:ecs:*:*:instance/i-1"}
                ]}
                """,
            right: """
                {"Version": "1", "Statement": [
                  {"Effect": "Allow", "Action": "ecs:StartInstance", "Resource": "acs:ecs:*:*:instance/i-1"}
                ]}
                """
        )
    )
}

extension PolicyLinter {
    /// What has not the form `service:name`.
    func lintForm(ofAction action: LocatedStatement.Text, in statement: LocatedStatement) -> Diagnostic? {
        guard !action.value.isActionPattern else { return nil }
        let withoutBlanks = String(decoding: action.value.utf8.filter { $0 > 0x20 }, as: UTF8.self)
        return statement.finding(
            .error,
            .policyAction,
            "'\(action.value.shortened)' is no action: the form is service:Name",
            at: action.path,
            replacement: withoutBlanks.isActionPattern ? "\"\(withoutBlanks)\"" : nil
        )
    }
}
