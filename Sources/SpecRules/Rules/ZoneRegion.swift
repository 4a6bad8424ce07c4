package import DiagnosticsCore
import ExactText
import InstanceSpec
import Platform
import SourceTree

extension Rule {
    /// Rule `zone-region`.
    package static let zoneRegion = Rule(
        SpecRule.zoneRegion, severities: [.warning],
        checks: "The zone's id begins with the region's.",
        reason: "The service looks for the zone in the region, and finds none.",
        remedy: "Choose a zone of the region, as DescribeZones lists them.",
        source: RuleSource(text: "ECS documentation, 'Regions and zones'", asOf: "2026"),
        keys: ["spec.zone"],
        example: .settings(wrong: "zone: cn-shanghai-b", right: "zone: cn-hangzhou-h")
    )
}

extension CheckedSpec {
    mutating func checkZoneRegion() {
        guard let zone = spec["zone"], let id = zone.text, let region = spec["region"], let regionID = region.text
        else {
            return
        }
        let label = Diagnostic.Label(span: region.span, text: "the region is given here")
        if id.isExactly(regionID) {
            report(
                .warning, .zoneRegion, "'\(id)' is a region, not a zone", at: zone, labels: [label],
                notes: ["a zone's id is its region's and a letter more, as cn-hangzhou-h or us-west-1a"],
                help: "leave the zone out, or choose one that DescribeZones lists",
                // It says nothing that the region does not.
                fix: document.removal(of: "zone", zone)
            )
        } else if !id.hasExactPrefix(regionID) {
            report(
                .warning, .zoneRegion, "the zone '\(id.shortened)' does not look like one of \(regionID.shortened)",
                at: zone, labels: [label], notes: ["zone ids begin with the region's"],
                replacement: Self.zone(of: id, in: regionID)
            )
        } else if id.utf8.count <= regionID.utf8.count + 3, !RegionFacts.isZone(id, of: regionID) {
            // Longer ones are zones of few customers, with names of their own.
            report(
                .warning, .zoneRegion, "'\(id.shortened)' is not written as zones are", at: zone,
                notes: ["a zone's id is its region's and a letter more, as cn-hangzhou-h or us-west-1a"]
            )
        }
    }

    /// The zone that was meant where only its letter, or the region misspelt before it, was written.
    private static func zone(of id: String, in region: String) -> String? {
        guard id.utf8.count <= region.utf8.count + 4, let letter = id.utf8.last,
            UInt8(ascii: "a")...UInt8(ascii: "z") ~= letter
        else { return nil }
        let dash = region.utf8.last.map(\.isASCIIDigit) == true ? "" : "-"
        let zone = "\(region)\(dash)\(String(decoding: [letter], as: UTF8.self))"
        let isLetterAlone = id.utf8.count == 1
        return isLetterAlone || NearestName.find(id, among: [zone]) != nil ? zone : nil
    }
}
