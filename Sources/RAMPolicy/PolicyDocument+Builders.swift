extension PolicyDocument {
    /// The least a trusted instance's role needs to report to the trusted system (product documentation of
    /// security-enhanced instances): four actions, for which the platform has no narrower resource than `*`.
    public static let trustedSystemRole = PolicyDocument(
        statements: [
            PolicyStatement(
                .allow,
                .matching(
                    .many([
                        "yundun-systrust:GenerateNonce",
                        "yundun-systrust:GenerateAikcert",
                        "yundun-systrust:RegisterMessage",
                        "yundun-systrust:PutMessage",
                    ])
                ),
                on: .one("*"),
                memberOrder: [.action, .resource, .effect]
            )
        ],
        memberOrder: [.statement, .version]
    )

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
