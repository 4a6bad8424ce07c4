import DiagnosticsCore
import ExactText
import InstanceSpec

extension CheckedSpec {
    /// Rules `subscription-period`, `spot-price` and `spot-duration`.
    mutating func checkCharge() {
        if let subscription = spec["charge", "subscription"] { checkSubscription(subscription) }
        if let spot = spec["charge", "spot"] {
            checkSpotPrice(spot)
            checkSpotDuration(spot)
        }
    }

    // MARK: - Subscription

    /// Periods that can be bought, and renewed for, by the unit.
    private static let periods: [ExactText: (bought: [Int], renewed: [Int])] = [
        "Week": ([1, 2, 3, 4], [1, 2, 3]),
        "Month": (Array(1...9) + [12, 24, 36, 48, 60], [1, 2, 3, 6, 12, 24, 36, 48, 60]),
    ]

    private mutating func checkSubscription(_ subscription: SpecValue) {
        let unitValue = subscription["unit"]
        // The platform's default; a unit that is none has been reported.
        let unit = unitValue == nil ? "Month" : unitValue?.text ?? ""
        if let period = subscription["period"] {
            if let allowed = Self.periods[ExactText(unit)]?.bought {
                checkPeriod(period, unit, unitValue, allowed, "subscription")
            }
        } else if !hasLaunchTemplate {
            report(
                .error, "subscription-period", "a subscription needs a period", missingIn: subscription,
                help: "add 'period: 1' and, for weeks, 'unit: week'"
            )
        }
        guard let renewal = subscription["autoRenewPeriod"] else { return }
        if let allowed = Self.periods[ExactText(unit)]?.renewed {
            checkPeriod(renewal, unit, unitValue, allowed, "renewal")
        }
        if subscription["autoRenew"]?.text != "true", !hasLaunchTemplate {
            report(
                .warning, "subscription-period", "without 'autoRenew: true' nothing is renewed", at: renewal,
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
            .error, "subscription-period", "there is no \(purchase) for \(number) \(unitName)", at: period,
            labels: unitValue.map { [Diagnostic.Label(span: $0.span, text: "the unit is given here")] } ?? [],
            notes: [
                "possible: \(allowed.map(String.init).joined(separator: ", "))"
                    + (unitValue == nil ? "; the unit is a month where it is not given" : "")
            ]
        )
    }

    // MARK: - Spot

    private mutating func checkSpotPrice(_ spot: SpecValue) {
        let strategy = spot["strategy"]
        guard let limit = spot["priceLimit"] else {
            if let strategy, strategy.text == "SpotWithPriceLimit", !hasLaunchTemplate {
                report(
                    .error, "spot-price", "'withPriceLimit' needs a price", at: strategy,
                    help: "add 'priceLimit', the most to pay for an hour"
                )
            }
            return
        }
        if let strategy, strategy.text == "SpotAsPriceGo" {
            report(
                .error, "spot-price", "a price limit does nothing with 'asPriceGo'", at: limit,
                labels: [Diagnostic.Label(span: strategy.span, text: "asks for the market price")],
                help: "leave one of the two out"
            )
        }
        guard let text = limit.text else { return }
        if DecimalText.number(text) == 0 {
            report(.error, "spot-price", "a price limit is above 0", at: limit)
        } else if let point = text.utf8.firstIndex(of: UInt8(ascii: ".")), text.utf8[point...].count > 4 {
            report(.error, "spot-price", "a price limit has at most 3 decimals", at: limit)
        }
    }

    /// The metadata takes up to 720 hours, reference text knows 0 and 1, older text up to 6 for invited accounts.
    private mutating func checkSpotDuration(_ spot: SpecValue) {
        guard let hours = spot["hours"], let number = hours.text.flatMap({ Int($0) }), number > 6, number <= 720 else {
            return
        }
        report(
            .warning, "spot-duration",
            "an instance is kept for 0, 1, or by invitation up to 6 hours, this is \(number)",
            at: hours, notes: ["as of 2026; 0 keeps it for no time, 1 is the platform's default"]
        )
    }
}
