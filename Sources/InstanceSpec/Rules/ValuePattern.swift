package import DiagnosticsCore

extension Rule {
    /// Rule `value-pattern`.
    package static let valuePattern = Rule(
        LanguageRule.valuePattern, severities: [.error],
        checks:
            "Names, ids, variables and encoded texts are written as the language, or the platform, wants them.",
        reason:
            "metadata.name becomes a folder and a Swift name, Base64 is decoded, and a wildcard in an id would widen the caller's policy.",
        remedy: "Write the value in the form that the finding gives.",
        source: .language,
        keys: ["metadata.name"],
        example: .settings(wrong: "region: cn-hangzhou.example.com", right: "region: cn-hangzhou")
    )
}
