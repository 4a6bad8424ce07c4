package import DiagnosticsCore

extension Rule {
    /// Rule `bundle-file`.
    package static let bundleFile = Rule(
        EmissionRule.bundleFile, severities: [.error, .warning],
        checks: "The files of a bundle are those that its manifest names, with these bytes.",
        reason: "What was reviewed must be what is sent; a file that somebody changed or added was not.",
        remedy: "Compile the spec again.",
        source: .commandLine,
        example: .command(
            wrong: """
                ecsc compile web.ecs.yaml --unsigned --output-dir out > paths.txt
                echo '{}' > out/web/caller-policy.json
                ecsc verify-bundle out/web
                """,
            right: """
                ecsc compile web.ecs.yaml --unsigned --output-dir out > paths.txt
                ecsc verify-bundle out/web
                """,
            files: ["web.ecs.yaml": RuleExample.spec("type: ecs.g7.large")]
        )
    )
}
