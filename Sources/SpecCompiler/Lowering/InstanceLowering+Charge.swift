import InstanceSpec

extension InstanceLowering {
    /// The parameters that a kind of charge implies beyond those it names.
    mutating func lowerCharge() {
        if let subscription = spec["charge", "subscription"] {
            append("InstanceChargeType", .text("PrePaid"), .implied(by: subscription, because: "a subscription"))
        }
        guard let spot = spec["charge", "spot"] else { return }
        append("InstanceChargeType", .text("PostPaid"), .implied(by: spot, because: "spot capacity is paid as you go"))
        if spot["strategy"] == nil {
            let hasLimit = spot["priceLimit"] != nil
            append(
                "SpotStrategy", .text(hasLimit ? "SpotWithPriceLimit" : "SpotAsPriceGo"),
                .implied(by: spot, because: hasLimit ? "a price limit is given" : "no price limit is given")
            )
        }
    }
}
