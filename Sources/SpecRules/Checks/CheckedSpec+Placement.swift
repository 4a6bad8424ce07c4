import DiagnosticsCore
import ExactText
import InstanceSpec

extension CheckedSpec {
    /// Rules `zone-region` and `minimum-count`.
    mutating func checkPlacement() {
        if let zone = spec["zone"], let id = zone.text, let region = spec["region"], let regionID = region.text,
            !id.hasExactPrefix(regionID)
        {
            report(
                .warning, "zone-region", "the zone '\(id)' does not look like one of \(regionID)", at: zone,
                labels: [Diagnostic.Label(span: region.span, text: "the region is given here")],
                notes: ["zone ids begin with the region's"]
            )
        }
        guard let minimum = spec["minCount"], let least = minimum.text.flatMap({ Int($0) }), !hasLaunchTemplate else {
            return
        }
        let count = spec["count"]?.text.flatMap { Int($0) }
        guard count != nil || spec["count"] == nil, least > count ?? 1 else { return }
        report(
            .error, "minimum-count", "of \(count ?? 1) instances no \(least) can succeed", at: minimum,
            labels: spec["count"].map { [Diagnostic.Label(span: $0.span, text: "so many are asked for")] } ?? [],
            help: spec["count"] == nil ? "add 'count', which is 1 where it is absent" : nil
        )
    }
}
