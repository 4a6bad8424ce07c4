package import DiagnosticsCore

extension Rule {
    /// Rule `duplicate-name`.
    package static let duplicateName = Rule(
        CompilerRule.duplicateName, severities: [.error],
        checks: "metadata.name is unique over a run.",
        reason: "Bundles of two instances would overwrite each other.",
        remedy: "Rename one of the two.",
        source: .language,
        keys: ["metadata.name"],
        example: .command(
            wrong: """
                cp web.ecs.yaml db.ecs.yaml
                ecsc check web.ecs.yaml db.ecs.yaml
                """,
            right: """
                sed 's/name: web/name: db/' web.ecs.yaml > db.ecs.yaml
                ecsc check web.ecs.yaml db.ecs.yaml
                """,
            files: ["web.ecs.yaml": RuleExample.spec()]
        )
    )
}
