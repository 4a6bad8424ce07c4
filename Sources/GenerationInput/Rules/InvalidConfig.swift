package import DiagnosticsCore

extension Rule {
    /// Rule `invalid-config`.
    package static let invalidConfig = Rule(
        GenerationRule.invalidConfig, severities: [.error],
        checks: "The values of ecs-models.json are ones that its keys take.",
        reason: "The code would be another than was asked for.",
        remedy: "Write the value as the finding says.",
        source: .generator,
        example: .file(
            "ecs-models.json",
            of: "ecsc generate --config ecs-models.json --output Models",
            wrong: """
                {
                  "apiDocs": "ecs/2014-05-26",
                  "actions": ["DescribeRegions"],
                  "access": "open"
                }
                """,
            right: """
                {
                  "apiDocs": "ecs/2014-05-26",
                  "actions": ["DescribeRegions"],
                  "access": "public"
                }
                """
        )
    )
}
