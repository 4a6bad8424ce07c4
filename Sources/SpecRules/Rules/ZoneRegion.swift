package import DiagnosticsCore
import ExactText
import InstanceSpec

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
        if let zone = spec["zone"], let id = zone.text, let region = spec["region"], let regionID = region.text,
            !id.hasExactPrefix(regionID)
        {
            report(
                .warning, .zoneRegion, "the zone '\(id)' does not look like one of \(regionID)", at: zone,
                labels: [Diagnostic.Label(span: region.span, text: "the region is given here")],
                notes: ["zone ids begin with the region's"]
            )
        }
    }
}
