package import DiagnosticsCore
import ExactText
import InstanceSpec
import Platform

extension Rule {
    /// Rule `region`.
    package static let region = Rule(
        SpecRule.region, severities: [.warning],
        checks: "The region is one that is on sale, and is not misspelt.",
        reason: "Nothing new can be bought in a region that is closed or closing; a misspelt one has no endpoint.",
        remedy: "Choose a region that DescribeRegions lists.",
        source: RuleSource(text: "VPC and OSS documentation, lists of regions", asOf: "2026-06-27"),
        keys: ["spec.region"],
        example: .settings(wrong: "region: cn-nanjing", right: "region: cn-shanghai")
    )
}

extension CheckedSpec {
    /// Bytes of an id that is worth a look for its neighbours.
    private static let longestRegion = 40

    mutating func checkRegionIsOnSale() {
        guard let region = spec["region"], let id = region.text else { return }
        let regions = facts.regions
        switch regions.state(of: id) {
        case .onSale: break
        case .closing:
            report(
                .warning, .region, "region '\(id)' is being closed", at: region,
                notes: ["by the lists of regions of \(regions.asOf)"], help: "choose another region"
            )
        case .notOnSale:
            report(
                .warning, .region, "region '\(id)' is not among those on sale", at: region,
                notes: ["by the lists of regions of \(regions.asOf)"], help: "choose another region"
            )
        // An unknown region may be a new one, unless it is nearly one that is known.
        case nil:
            guard id.utf8.count <= Self.longestRegion, let nearest = NearestName.find(id, among: regions.onSale),
                !id.hasExactPrefix(nearest), id.utf8.count + 2 >= nearest.utf8.count, Self.isMisspelt(id, nearest)
            else { return }
            report(
                .warning, .region, "no region '\(id)' is known", at: region,
                notes: ["the lists of regions are of \(regions.asOf)"], replacement: nearest
            )
        }
    }

    /// Regions of a kind differ in their numbers, so a name with other digits may be a new one.
    private static func isMisspelt(_ id: String, _ nearest: String) -> Bool {
        let letters = id.utf8.filter { !$0.isASCIIDigit }
        return !letters.elementsEqual(nearest.utf8.filter { !$0.isASCIIDigit })
    }
}
