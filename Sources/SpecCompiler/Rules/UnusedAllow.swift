package import DiagnosticsCore

extension Rule {
    /// Rule `unused-allow`.
    package static let unusedAllow = Rule(
        CompilerRule.unusedAllow, severities: [.warning],
        checks: "Every comment 'ecsc:allow' names a rule and silences a finding of it.",
        reason: "One that does nothing hides that its cause is gone, or that the rule is misspelled.",
        remedy: "Remove the comment, or put it on a line of its own above the one that the finding is about.",
        source: .language,
        example: .settings(
            wrong: """
                # ecsc:allow zone-region it is a new one
                zone: cn-hangzhou-h
                """,
            right: """
                # ecsc:allow zone-region it is a new one
                zone: hangzhou-h
                """
        )
    )
}
