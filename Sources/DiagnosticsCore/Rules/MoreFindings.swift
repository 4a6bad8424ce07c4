extension Rule {
    /// Rule `more-findings`.
    package static let moreFindings = Rule(
        CoreRule.moreFindings, severities: [.note],
        checks:
            "Not more than 1,000 findings of each severity are shown; the last line says how many more there are.",
        reason:
            "Nobody reads more, and a hostile file must not exhaust memory. The exit code counts all of them.",
        remedy: "Put right what is shown, and run the command again.",
        source: .language,
        example: .command(
            wrong: "{ cat web.ecs.yaml; echo '  hostNames:'; yes '    - web-' | head -n 1100; } | ecsc check -",
            right: "{ cat web.ecs.yaml; echo '  hostNames:'; yes '    - web-' | head -n 11; } | ecsc check -",
            files: ["web.ecs.yaml": RuleExample.spec()]
        )
    )
}
