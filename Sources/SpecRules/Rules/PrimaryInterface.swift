package import DiagnosticsCore
import InstanceSpec
import SourceTree

extension Rule {
    /// Rule `primary-interface`.
    package static let primaryInterface = Rule(
        SpecRule.primaryInterface, severities: [.error, .warning],
        checks: "An instance has one primary interface, which is in a vSwitch.",
        reason: "The primary interface is the instance's own: the service creates none without it, and no second one.",
        remedy: "Give one interface 'type: primary', or describe it under 'network' itself.",
        source: .runInstancesPage,
        keys: ["spec.network.interfaces.type", "spec.network.vSwitch"],
        example: .settings(
            wrong: """
                network:
                  interfaces: [{type: secondary, vSwitch: vsw-1, securityGroup: sg-1}]
                """,
            right: """
                network:
                  interfaces: [{type: primary, vSwitch: vsw-1, securityGroup: sg-1}]
                """
        )
    )
}

extension CheckedSpec {
    mutating func checkPrimaryInterfaces() {
        guard let network = spec["network"], let interfaces = network["interfaces"], !interfaces.items.isEmpty else {
            return
        }
        let primary = interfaces.items.filter { $0["type"]?.text == "Primary" }
        guard let first = primary.first else {
            // Without a vSwitch of its own there is nothing that the instance's interface could be in.
            if network["vSwitch"] == nil, !hasLaunchTemplate, !interfaces.items.contains(where: \.isInvalid) {
                report(
                    .warning, .primaryInterface, "none of the interfaces is the primary one", missingIn: interfaces,
                    help: "write 'type: primary' in one of them, or add 'vSwitch' to 'network'",
                    fix: onlyInterface(of: interfaces, in: network).flatMap {
                        document.insertion(of: "type", .word("primary"), into: $0, "add 'type: primary'")
                    }
                )
            }
            return
        }
        for other in primary.dropFirst() {
            guard let type = other["type"], let earlier = first["type"] else { continue }
            report(
                .error, .primaryInterface, "an instance has one primary interface, this is another", at: type,
                labels: [Diagnostic.Label(span: earlier.span, text: "the first one")], replacement: "secondary"
            )
        }
        if first["vSwitch"] == nil, first["id"] == nil, network["vSwitch"] == nil, !hasLaunchTemplate {
            report(
                .warning, .primaryInterface, "the primary interface is in no vSwitch", missingIn: first,
                help: "add 'vSwitch: vsw-…'"
            )
        }
    }

    /// The interface that can only be the primary one: the one that there is, which is new, in a vSwitch, and does not
    /// say what it is; beside it `network` says nothing of the primary interface.
    private func onlyInterface(of interfaces: SpecValue, in network: SpecValue) -> SpecValue? {
        guard interfaces.items.count == 1, let only = interfaces.items.first, only["id"] == nil, only["type"] == nil,
            only["vSwitch"] != nil,
            !Self.primaryInterfaceKeys.contains(where: { network[$0.network] != nil })
        else { return nil }
        return only
    }
}
