package import DiagnosticsCore
import SourceTree

extension Rule {
    /// Rule `policy-resource`.
    package static let policyResource = Rule(
        PolicyRule.policyResource, severities: [.error],
        checks: "Resources are * or written as acs:service:region:account:relative.",
        reason: "Anything else matches no resource.",
        remedy: "Write all five parts.",
        source: .ramPages,
        example: .policy(
            wrong: """
                {"Version": "1", "Statement": [
                  {"Effect": "Allow", "Action": "ecs:StartInstance", "Resource": "acs:ecs:instance/i-1"}
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
    /// What is neither `*` nor a resource name.
    func lintForm(ofResource resource: LocatedStatement.Text, in statement: LocatedStatement) -> Diagnostic? {
        guard let fault = resource.value.resourceFault else { return nil }
        return statement.finding(
            .error,
            .policyResource,
            "'\(resource.value.shortened)' is no resource name: \(fault.reason)",
            at: resource.path,
            help: "write acs:<service>:<region>:<account>:<type>/<id>, with '*' for any"
        )
    }
}
