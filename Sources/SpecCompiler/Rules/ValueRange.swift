package import DiagnosticsCore

extension Rule {
    /// Rule `value-range`.
    package static let valueRange = Rule(
        CompilerRule.valueRange, severities: [.error, .warning],
        checks: "Numbers and lengths are within the metadata's limits; limits from reference text only warn.",
        reason: "The service would refuse the request.",
        remedy: "Keep to the limit that the finding names.",
        source: .metadata,
        example: .settings(wrong: "count: 101", right: "count: 100")
    )
}
