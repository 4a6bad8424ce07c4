package import DiagnosticsCore

extension Rule {
    /// Rule `id-kind`.
    package static let idKind = Rule(
        CompilerRule.idKind, severities: [.warning],
        checks: "Ids are of the kind that their key takes: vsw-… for a vSwitch, sg-… for a security group.",
        reason: "The service finds nothing under the id of something else, or under a name in an id's place.",
        remedy: "Give the id of the right thing, as the console and the Describe actions show it.",
        source: RuleSource(text: "examples of the OpenAPI metadata of ECS 2014-05-26", asOf: "2026-10"),
        keys: [
            "spec.image.id", "spec.image.family", "spec.network.vSwitch", "spec.network.securityGroup",
            "spec.network.securityGroups", "spec.network.interfaces.vSwitch", "spec.network.interfaces.securityGroup",
            "spec.network.interfaces.securityGroups", "spec.network.interfaces.id", "spec.dataDisks.snapshot",
            "spec.placement", "spec.resourceGroup", "spec.launchTemplate.id",
        ],
        serviceErrors: ["InvalidSecurityGroupId.NotFound", "InvalidVSwitchId.NotFound", "InvalidImageId.NotFound"],
        example: .settings(
            wrong: "network: {vSwitch: sg-1, securityGroup: sg-1}",
            right: "network: {vSwitch: vsw-1, securityGroup: sg-1}"
        )
    )
}
