/// `charge` and `credit`: how the instance is paid for.
enum ChargeFields {
    static let top: [SpecField] = [
        SpecField(
            "charge", .wordOrMapping(.renamed(["payAsYouGo": "PostPaid"]), [subscription, spot]),
            wire: "InstanceChargeType", "How the instance is paid for."
        ),
        SpecField(
            "credit", .word(.platform("Standard", "Unlimited")), wire: "CreditSpecification",
            "The mode of a burstable instance."
        ),
    ]

    private static let subscription = SpecField(
        "subscription",
        .mapping([
            SpecField("period", .integer, wire: "Period", "How many units to pay for."),
            SpecField("unit", .word(.platform("Week", "Month")), wire: "PeriodUnit", "The unit of the periods."),
            SpecField("autoRenew", .boolean, wire: "AutoRenew", "Renew it automatically."),
            SpecField("autoRenewPeriod", .integer, wire: "AutoRenewPeriod", "How many units each time."),
            SpecField("autoPay", .boolean, wire: "AutoPay", "Pay the order at once."),
        ]), "Paid in advance for a period."
    )

    private static let spot = SpecField(
        "spot",
        .mapping([
            SpecField(
                "strategy",
                .word(.renamed(["asPriceGo": "SpotAsPriceGo", "withPriceLimit": "SpotWithPriceLimit"])),
                wire: "SpotStrategy", "Bid the market price, or no more than a limit; when absent, by priceLimit."
            ),
            SpecField("priceLimit", .decimal, wire: "SpotPriceLimit", "The most to pay for an hour."),
            SpecField("hours", .integer, wire: "SpotDuration", "Hours it is kept for sure."),
            SpecField(
                "onInterruption", .word(.platform("Terminate", "Stop")), wire: "SpotInterruptionBehavior",
                "What happens when it is taken back."
            ),
        ]), "Spare capacity at a changing price."
    )
}
