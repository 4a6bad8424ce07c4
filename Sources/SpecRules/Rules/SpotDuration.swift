package import DiagnosticsCore
import InstanceSpec

extension Rule {
    /// Rule `spot-duration`.
    package static let spotDuration = Rule(
        SpecRule.spotDuration, severities: [.warning],
        checks: "A spot instance is kept for a number of hours that is documented.",
        reason: "Longer times are within the metadata's limit, but no text offers them.",
        remedy: "Use 0 or 1, or the hours that the account was invited to.",
        source: .runInstancesPage,
        keys: ["spec.charge.spot.hours"],
        serviceErrors: ["InvalidSpotDuration"],
        example: .settings(wrong: "charge: {spot: {hours: 24}}", right: "charge: {spot: {hours: 1}}")
    )
}

extension CheckedSpec {
    /// The metadata takes up to 720 hours, reference text knows 0 and 1, older text up to 6 for invited accounts.
    mutating func checkSpotDuration() {
        guard let hours = spec["charge", "spot"]?["hours"], let number = hours.text.flatMap({ Int($0) }), number > 6,
            number <= 720
        else { return }
        report(
            .warning, .spotDuration,
            "an instance is kept for 0, 1, or by invitation up to 6 hours, this is \(number)",
            at: hours, notes: ["as of 2026; 0 keeps it for no time, 1 is the platform's default"]
        )
    }
}
