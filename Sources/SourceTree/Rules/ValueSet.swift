package import DiagnosticsCore

extension Rule {
    /// Rule `value-set`.
    package static let valueSet = Rule(
        DocumentRule.valueSet, severities: [.error, .warning],
        checks:
            "Fixed words are ones that are documented; for the platform's own, open lists this is a warning.",
        reason: "A misspelled word is refused by the service, or means its default.",
        remedy: "Use one of the words that the finding lists.",
        source: .language,
        example: .settings(
            wrong: "systemDisk: {category: cloud_esd}",
            right: "systemDisk: {category: cloud_essd}"
        )
    )
}
