package import DiagnosticsCore

extension Rule {
    /// Rule `unused-name`.
    package static let unusedName = Rule(
        ModelGeneratorRule.unusedName, severities: [.warning],
        checks: "Names that are given are for actions, types and members that are generated.",
        reason: "A misspelt one leaves the Swift name as it was.",
        remedy: "Correct the wire name or the path, as 'ecsc metadata show' has it, or remove the entry.",
        source: .generator,
        example: .file(
            "ecs-models.json",
            of: "ecsc generate --config ecs-models.json --output Models",
            wrong: """
                {
                  "apiDocs": "ecs/2014-05-26",
                  "actions": ["DescribeRegions"],
                  "names": {"RegionID": "region"}
                }
                """,
            right: """
                {
                  "apiDocs": "ecs/2014-05-26",
                  "actions": ["DescribeRegions"],
                  "names": {"RegionId": "region"}
                }
                """
        )
    )
}
