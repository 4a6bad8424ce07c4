package import DiagnosticsCore
import InstanceSpec

extension Rule {
    /// Rule `minimum-count`.
    package static let minimumCount = Rule(
        SpecRule.minimumCount, severities: [.error],
        checks: "No more instances have to succeed than are asked for.",
        reason: "The request could never succeed.",
        remedy: "Raise 'count', or lower 'minCount'.",
        source: .runInstancesPage,
        keys: ["spec.minCount"],
        serviceErrors: ["InvalidMinAmount.Malformed"],
        example: .settings(
            wrong: """
                count: 2
                minCount: 3
                """,
            right: """
                count: 3
                minCount: 3
                """
        )
    )
}

extension CheckedSpec {
    mutating func checkMinimumCount() {
        // A launch template holds no numbers of instances, so it makes no difference.
        guard let minimum = spec["minCount"], let least = minimum.text.flatMap({ Int($0) }) else { return }
        let count = spec["count"]?.text.flatMap { Int($0) }
        guard count != nil || spec["count"] == nil, least > count ?? 1 else { return }
        report(
            .error, .minimumCount, "of \(count ?? 1) instances no \(least) can succeed", at: minimum,
            labels: spec["count"].map { [Diagnostic.Label(span: $0.span, text: "so many are asked for")] } ?? [],
            help: spec["count"] == nil ? "add 'count', which is 1 where it is absent" : nil,
            replacement: count.flatMap { $0 > 0 ? String($0) : nil }
        )
    }
}
