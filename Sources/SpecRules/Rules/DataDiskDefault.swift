package import DiagnosticsCore
import InstanceSpec
import Platform

extension Rule {
    /// Rule `data-disk-default`.
    package static let dataDiskDefault = Rule(
        SpecRule.dataDiskDefault, severities: [.note],
        checks: "Says which category a data disk gets that is given none, where that has changed what it costs.",
        reason: """
            For accounts of the China site it is 'cloud_auto' with bursting instead of 'cloud_efficiency' since 2026-01-30, \
            for types that take it.
            """,
        remedy: "Write the category that is wanted.",
        source: RuleSource(text: "ECS documentation, 'Limits'", asOf: "2026-06-27"),
        keys: ["spec.dataDisks.category"],
        example: .settings(
            wrong: "dataDisks: [{sizeGiB: 40}]", right: "dataDisks: [{sizeGiB: 40, category: cloud_efficiency}]"
        )
    )
}

extension CheckedSpec {
    mutating func checkDataDiskDefault() {
        // The cheap questions first: most disks have a category.
        guard !hasLaunchTemplate,
            let disk = spec["dataDisks"]?.items.first(where: {
                $0["category"] == nil && $0["performanceLevel"] == nil && !$0.isInvalid
            }),
            trusted.familyFacts?.takes(diskCategory: "cloud_auto") != false,
            let since = facts.disks.dataDiskDefaultSince
        else { return }
        report(
            .note, .dataDiskDefault,
            "without a category this is an ESSD AutoPL disk with bursting for accounts of the China site since \(since)",
            at: disk, notes: ["before, and elsewhere, it is cloud_efficiency, which costs less"],
            help: "write the category that is wanted"
        )
    }
}
