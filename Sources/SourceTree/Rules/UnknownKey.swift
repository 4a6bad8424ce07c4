package import DiagnosticsCore

extension Rule {
    /// Rule `unknown-key`.
    package static let unknownKey = Rule(
        DocumentRule.unknownKey, severities: [.error],
        checks: "Every key is one that the language, or the API, has at its place.",
        reason: "A misspelled key would silently leave a setting out of the request.",
        remedy: "Use the nearest known key that the finding names.",
        source: .language,
        example: .settings(wrong: "systemDisk: {size: 40}", right: "systemDisk: {sizeGiB: 40}")
    )
}
