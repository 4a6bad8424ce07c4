extension Rule {
    /// Rule `syntax`.
    package static let syntax = Rule(
        CoreRule.syntax, severities: [.error],
        checks: "Specs are YAML or JSON, policies are JSON.",
        reason: "Nothing can be read from anything else.",
        remedy: "Look at the place that the finding points at, and at the line above it.",
        source: .language,
        example: .settings(wrong: "tags: {team: web", right: "tags: {team: web}")
    )
}
