package import DiagnosticsCore

extension Rule {
    /// Rule `unknown-action`.
    package static let unknownAction = Rule(
        ModelGeneratorRule.unknownAction, severities: [.error],
        checks: "Actions that are asked for exist in the metadata.",
        reason: "The code would lack what its users call.",
        remedy: "Correct the name, or look it up with 'ecsc metadata list'.",
        source: .generator,
        example: .file(
            "ecs-models.json",
            of: "ecsc generate --config ecs-models.json --output Models",
            wrong: """
                {
                  "apiDocs": "ecs/2014-05-26",
                  "actions": ["DescribeRegion"]
                }
                """,
            right: """
                {
                  "apiDocs": "ecs/2014-05-26",
                  "actions": ["DescribeRegions"]
                }
                """
        )
    )
}
