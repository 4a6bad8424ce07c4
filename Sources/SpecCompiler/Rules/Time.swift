package import DiagnosticsCore

extension Rule {
    /// Rule `time`.
    package static let time = Rule(
        CompilerRule.time, severities: [.error, .warning],
        checks: "Times are written as 2030-01-31T12:00:00Z, in UTC, are on a day that exists, and are still to come.",
        reason: "The service refuses others, and 'Z' is the only time zone that it reads.",
        remedy: "Write the moment in UTC.",
        source: .runInstancesPage,
        keys: ["spec.release.at"],
        example: .settings(
            wrong: "release: {at: 2030-01-31T20:00:00+08:00}", right: "release: {at: \"2030-01-31T12:00:00Z\"}"
        )
    )
}
