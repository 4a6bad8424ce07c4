package import DiagnosticsCore
import ExactText
import InstanceSpec

extension Rule {
    /// Rule `spot-price`.
    package static let spotPrice = Rule(
        SpecRule.spotPrice, severities: [.error],
        checks: "A spot price limit goes with 'withPriceLimit', is above 0 and has at most 3 decimals.",
        reason: "The limit would be refused, or mean nothing.",
        remedy: "Give the price that the strategy needs, or leave one of the two out.",
        source: .runInstancesPage,
        keys: ["spec.charge.spot"],
        serviceErrors: ["InvalidSpotPriceLimit"],
        example: .settings(
            wrong: "charge: {spot: {strategy: withPriceLimit}}",
            right: "charge: {spot: {strategy: withPriceLimit, priceLimit: 0.1}}"
        )
    )
}

extension CheckedSpec {
    mutating func checkSpotPrice() {
        guard let spot = spec["charge", "spot"] else { return }
        let strategy = spot["strategy"]
        guard let limit = spot["priceLimit"] else {
            if let strategy, strategy.text == "SpotWithPriceLimit", !hasLaunchTemplate {
                report(
                    .error, .spotPrice, "'withPriceLimit' needs a price", at: strategy,
                    help: "add 'priceLimit', the most to pay for an hour"
                )
            }
            return
        }
        if let strategy, strategy.text == "SpotAsPriceGo" {
            report(
                .error, .spotPrice, "a price limit does nothing with 'asPriceGo'", at: limit,
                labels: [Diagnostic.Label(span: strategy.span, text: "asks for the market price")],
                help: "leave one of the two out"
            )
        }
        guard let text = limit.text else { return }
        if DecimalText.number(text) == 0 {
            report(.error, .spotPrice, "a price limit is above 0", at: limit)
        } else if let point = text.utf8.firstIndex(of: UInt8(ascii: ".")), text.utf8[point...].count > 4 {
            report(.error, .spotPrice, "a price limit has at most 3 decimals", at: limit, replacement: Self.cut(text))
        }
    }

    /// A price with three decimals, not above what was written; nil where that is nothing.
    private static func cut(_ price: String) -> String? {
        guard let point = price.utf8.firstIndex(of: UInt8(ascii: ".")) else { return nil }
        let end = price.utf8.index(point, offsetBy: 4, limitedBy: price.utf8.endIndex) ?? price.utf8.endIndex
        let cut = String(price[..<end])
        return DecimalText.number(cut).map { $0 > 0 } == true ? cut : nil
    }
}
