package import DiagnosticsCore
import ExactText
import InstanceSpec

extension Rule {
    /// Rule `subscription-period`.
    package static let subscriptionPeriod = Rule(
        SpecRule.subscriptionPeriod, severities: [.error, .warning],
        checks: "A subscription has a period that can be bought, and renewed for, in its unit.",
        reason: "Weeks come as 1 to 4, months as 1 to 9, 12, 24, 36, 48 and 60.",
        remedy: "Choose one of the periods that the finding lists.",
        source: .runInstancesPage,
        keys: ["spec.charge.subscription"],
        serviceErrors: ["InvalidPeriod", "InvalidAutoRenewPeriod.ValueNotSupported"],
        example: .settings(
            wrong: "charge: {subscription: {period: 10}}",
            right: "charge: {subscription: {period: 12}}"
        )
    )
}

extension CheckedSpec {
    /// Periods that can be bought, and renewed for, by the unit.
    private static let periods: [ExactText: (bought: [Int], renewed: [Int])] = [
        "Week": ([1, 2, 3, 4], [1, 2, 3]),
        "Month": (Array(1...9) + [12, 24, 36, 48, 60], [1, 2, 3, 6, 12, 24, 36, 48, 60]),
    ]

    mutating func checkSubscriptionPeriod() {
        guard let subscription = spec["charge", "subscription"] else { return }
        let unitValue = subscription["unit"]
        // The platform's default; a unit that is none has been reported.
        let unit = unitValue == nil ? "Month" : unitValue?.text ?? ""
        if let period = subscription["period"] {
            if let allowed = Self.periods[ExactText(unit)]?.bought {
                checkPeriod(period, unit, unitValue, allowed, "subscription")
            }
        } else if !hasLaunchTemplate {
            report(
                .error, .subscriptionPeriod, "a subscription needs a period", missingIn: subscription,
                help: "add 'period: 1' and, for weeks, 'unit: week'"
            )
        }
        guard let renewal = subscription["autoRenewPeriod"] else { return }
        if let allowed = Self.periods[ExactText(unit)]?.renewed {
            checkPeriod(renewal, unit, unitValue, allowed, "renewal")
        }
        if subscription["autoRenew"]?.text != "true", !hasLaunchTemplate {
            report(
                .warning, .subscriptionPeriod, "without 'autoRenew: true' nothing is renewed", at: renewal,
                help: "add 'autoRenew: true', or leave 'autoRenewPeriod' out"
            )
        }
    }

    private mutating func checkPeriod(
        _ period: SpecValue, _ unit: String, _ unitValue: SpecValue?, _ allowed: [Int], _ purchase: String
    ) {
        guard let text = period.text, let number = Int(text), !allowed.contains(number) else { return }
        let unitName = unit.asciiLowercased + (number == 1 ? "" : "s")
        report(
            .error, .subscriptionPeriod, "there is no \(purchase) for \(number) \(unitName)", at: period,
            labels: unitValue.map { [Diagnostic.Label(span: $0.span, text: "the unit is given here")] } ?? [],
            notes: [
                "possible: \(allowed.map(String.init).joined(separator: ", "))"
                    + (unitValue == nil ? "; the unit is a month where it is not given" : "")
            ]
        )
    }
}
