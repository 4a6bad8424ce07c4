package import DiagnosticsCore

extension Rule {
    /// Rule `duplicate-key`.
    package static let duplicateKey = Rule(
        DocumentRule.duplicateKey, severities: [.error],
        checks: "No key stands twice in a mapping.",
        reason: "Which of the values counts would depend on the reader.",
        remedy: "Remove one of the two.",
        source: .language,
        example: .settings(
            wrong: """
                zone: cn-hangzhou-h
                zone: cn-hangzhou-i
                """,
            right: "zone: cn-hangzhou-i"
        )
    )
}
