extension PolicyDocument {
    /// The least a trusted instance's role needs to report to the trusted system (product documentation of
    /// security-enhanced instances): four actions, for which the platform has no narrower resource than `*`.
    public static let trustedSystemRole = reporting(with: reportingActions)

    /// The same, with two more actions that version 1.1.0 of the trust agent calls. That is a third party's finding of
    /// 2026-02-08 (`lockboot/vaportpm`), not documented, so nobody gets it who does not ask for it.
    public static let trustedSystemRoleExtended = reporting(
        with: reportingActions + ["yundun-systrust:ProduceAikcert", "yundun-systrust:QuoteMessage"]
    )

    private static let reportingActions = [
        "yundun-systrust:GenerateNonce",
        "yundun-systrust:GenerateAikcert",
        "yundun-systrust:RegisterMessage",
        "yundun-systrust:PutMessage",
    ]

    private static func reporting(with actions: [String]) -> PolicyDocument {
        PolicyDocument(
            statements: [
                PolicyStatement(
                    .allow, .matching(.many(actions)), on: .one("*"), memberOrder: [.action, .resource, .effect]
                )
            ],
            memberOrder: [.statement, .version]
        )
    }

    /// The trust policy of a role that ECS instances may assume.
    public static let ecsTrust = PolicyDocument(
        statements: [
            PolicyStatement(
                .allow,
                .matching(.one("sts:AssumeRole")),
                principals: [PolicyPrincipal(.service, .many(["ecs.aliyuncs.com"]))],
                memberOrder: [.action, .effect, .principal]
            )
        ],
        memberOrder: [.statement, .version]
    )
}
