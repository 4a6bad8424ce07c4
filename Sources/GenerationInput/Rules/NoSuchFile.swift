package import DiagnosticsCore

extension Rule {
    /// Rule `no-such-file`.
    package static let noSuchFile = Rule(
        GenerationRule.noSuchFile, severities: [.error],
        checks: "The config, the metadata and the folder of specs that a generator is given can be read.",
        reason: "Nothing can be generated without them.",
        remedy: "Correct the path; paths in a config count from its folder.",
        source: .generator,
        example: .command(
            wrong: "ecsc generate --config ecs-model.json --output Models",
            right: "ecsc generate --config ecs-models.json --output Models",
            files: [
                "ecs-models.json": """
                {
                  "apiDocs": "ecs/2014-05-26",
                  "actions": ["DescribeRegions"]
                }
                """
            ]
        )
    )
}
