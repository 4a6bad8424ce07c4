package import DiagnosticsCore
import InstanceSpec

extension Rule {
    /// Rule `host-name-count`.
    package static let hostNameCount = Rule(
        SpecRule.hostNameCount, severities: [.warning],
        checks: "There are as many host names under 'hostNames' as instances.",
        reason: "Each instance gets one of them; those without would be named by the service.",
        remedy: "Add or remove names, or write 'hostName: web-[1,3]', which numbers them.",
        source: .runInstancesPage,
        keys: ["spec.hostNames", "spec.count"],
        example: .settings(
            wrong: """
                count: 3
                hostNames: [web-a, web-b]
                """,
            right: """
                count: 2
                hostNames: [web-a, web-b]
                """
        )
    )
}

extension CheckedSpec {
    mutating func checkHostNameCount() {
        // Beside 'hostName' the names are a conflict, which is said.
        guard let names = spec["hostNames"], !names.items.isEmpty, spec["hostName"] == nil else { return }
        let count = spec["count"]
        guard let number = count == nil ? 1 : count?.text.flatMap({ Int($0) }), number != names.items.count else {
            return
        }
        report(
            .warning, .hostNameCount,
            "these are \(names.items.count) host names for \(number) instance\(number == 1 ? "" : "s")", at: names,
            labels: count.map { [Diagnostic.Label(span: $0.span, text: "so many are asked for")] } ?? [],
            notes: count == nil ? ["'count' is 1 where it is absent"] : []
        )
    }
}
