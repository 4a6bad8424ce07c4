package import DiagnosticsCore

extension Rule {
    /// Rule `policy-version`.
    package static let policyVersion = Rule(
        PolicyRule.policyVersion, severities: [.error],
        checks: "The version of a policy is 1.",
        reason: "RAM knows no other.",
        remedy: "Write \"Version\": \"1\".",
        source: .ramPages,
        example: .policy(
            wrong: """
                {"Version": "2", "Statement": [
                  {"Effect": "Allow", "Action": "ecs:StartInstance", "Resource": "acs:ecs:*:*:instance/i-1"}
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
    func lintVersion(of document: PolicyDocument, at places: PolicyPlaces?) -> Diagnostic? {
        guard document.version != PolicyDocument.currentVersion else { return nil }
        return Diagnostic(
            .error,
            .policyVersion,
            "'\(document.version)' is no version of the policy language",
            at: places?.position(of: "$.Version"),
            replacement: "\"\(PolicyDocument.currentVersion)\"",
            path: "$.Version"
        )
    }
}
