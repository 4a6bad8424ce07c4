package import DiagnosticsCore
import SourceTree

extension Rule {
    /// Rule `policy-principal`.
    package static let policyPrincipal = Rule(
        PolicyRule.policyPrincipal, severities: [.error],
        checks: "A trust policy names its principals, and only a trust policy does.",
        reason: "RAM refuses the document.",
        remedy: "Add Principal to every statement of a trust policy, or remove it.",
        source: .ramPages,
        example: .policy(
            wrong: """
                {"Version": "1", "Statement": [
                  {"Effect": "Allow", "Action": "ecs:StartInstance", "Resource": "acs:ecs:*:*:instance/i-1", "Principal": {"Service": ["ecs.aliyuncs.com"]}}
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
    /// Who a policy is for, and rule `missing-key` for a statement that has neither resource nor principal.
    func lintPrincipals(of statements: [LocatedStatement]) -> [Diagnostic] {
        let isTrustPolicy = statements.contains { $0.isTrust }
        return statements.compactMap { statement in
            if statement.statement.principals == nil {
                if isTrustPolicy {
                    return statement.finding(
                        .error,
                        .policyPrincipal,
                        "a statement of a trust policy needs 'Principal'",
                        at: statement.path
                    )
                }
                guard statement.statement.resources == nil else { return nil }
                return statement.finding(.error, .missingKey, "a statement needs 'Resource'", at: statement.path)
            }
            guard !statement.isTrust else { return nil }
            return statement.finding(
                .error,
                .policyPrincipal,
                "'Principal' belongs in trust policies only",
                at: statement.path + ".Principal",
                notes: ["a trust policy allows 'sts:AssumeRole' and has no 'Resource'"],
                help: "attach the policy to the user or role it is for, and remove 'Principal'"
            )
        }
    }
}

extension LocatedStatement {
    /// Whether it has the form of a trust policy's statement.
    fileprivate var isTrust: Bool {
        statement.principals != nil && statement.resources == nil
            && statement.actions.patterns.values.allSatisfy { ActionCatalog.service(of: $0) == "sts" }
    }
}
