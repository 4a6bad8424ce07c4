package import DiagnosticsCore
import ExactText
import InstanceSpec
import Platform
import SourceTree

extension Rule {
    /// Rule `region`.
    package static let region = Rule(
        SpecRule.region, severities: [.warning],
        checks: "The region is one that is on sale, neither misspelt nor a zone.",
        reason:
            "Nothing new can be bought in a region that is closed or closing; a misspelt one, or a zone, has no endpoint.",
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
        case .unlisted: break
        case nil: checkUnknownRegion(id, at: region)
        }
    }

    /// An unknown region may be a new one, so this is never more than a warning.
    private mutating func checkUnknownRegion(_ id: String, at region: SpecValue) {
        // What can be no id at all is an error of `value-pattern`.
        guard !id.isEmpty, id.utf8.allSatisfy(\.isRegionByte) else { return }
        let note = "the lists of regions are of \(facts.regions.asOf)"
        if let ofZone = facts.regions.region(ofZone: id) {
            report(
                .warning, .region, "'\(id)' is a zone, not a region", at: region, notes: [note],
                help: "the zone goes under the key 'zone'", replacement: ofZone
            )
            return
        }
        let nearest = id.utf8.count <= Self.longestRegion ? NearestName.find(id, among: facts.regions.onSale) : nil
        let isMisspelt = nearest.map { Self.isMisspelt(id, $0) } ?? false
        report(
            .warning, .region, "no region '\(id.shortened)' is known", at: region, notes: [note],
            help: isMisspelt
                ? nil : "DescribeRegions lists them" + (nearest.map { "; the nearest known is '\($0)'" } ?? ""),
            replacement: isMisspelt ? nearest : nil
        )
    }

    /// Regions of a kind differ in their numbers, so a name with other digits may be a new one.
    private static func isMisspelt(_ id: String, _ nearest: String) -> Bool {
        let letters = id.utf8.filter { !$0.isASCIIDigit }
        return !letters.elementsEqual(nearest.utf8.filter { !$0.isASCIIDigit })
    }
}
