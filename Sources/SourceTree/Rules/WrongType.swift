package import DiagnosticsCore

extension Rule {
    /// Rule `wrong-type`.
    package static let wrongType = Rule(
        DocumentRule.wrongType, severities: [.error],
        checks: "Every value is of the type that its key takes.",
        reason: "Nothing is converted by guesswork: 'no' is a text, not false.",
        remedy: "Write the value as the finding says.",
        source: .language,
        example: .settings(wrong: "count: two", right: "count: 2")
    )
}
