package import DiagnosticsCore

extension Rule {
    /// Rule `list-size`.
    package static let listSize = Rule(
        DocumentRule.listSize, severities: [.error, .warning],
        checks: "Lists are no longer than the metadata allows.",
        reason: "The service would refuse the request.",
        remedy: "Shorten the list.",
        source: .metadata,
        example: .policy(
            wrong: """
                {"Version": "1", "Statement": [
                  {"Effect": "Allow", "Action": [], "Resource": "acs:ecs:*:*:instance/i-1"}
                ]}
                """,
            right: """
                {"Version": "1", "Statement": [
                  {"Effect": "Allow", "Action": ["ecs:StartInstance"], "Resource": "acs:ecs:*:*:instance/i-1"}
                ]}
                """
        )
    )
}
