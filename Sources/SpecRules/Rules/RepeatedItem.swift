package import DiagnosticsCore
import ExactText
import InstanceSpec
import SourceTree

extension Rule {
    /// Rule `repeated-item`.
    package static let repeatedItem = Rule(
        SpecRule.repeatedItem, severities: [.warning],
        checks: "Security groups, addresses and host names are each given once in a list.",
        reason: "The service refuses to do the same twice, and the second was probably meant to be another.",
        remedy: "Remove one of the two, or correct it.",
        source: .runInstancesPage,
        keys: [
            "spec.network.securityGroups", "spec.network.interfaces.securityGroups", "spec.network.ipv6.addresses",
            "spec.network.interfaces.ipv6.addresses", "spec.hostNames",
        ],
        example: .settings(
            wrong: "network: {vSwitch: vsw-1, securityGroups: [sg-1, sg-1]}",
            right: "network: {vSwitch: vsw-1, securityGroups: [sg-1, sg-2]}"
        )
    )
}

extension CheckedSpec {
    mutating func checkRepeatedItems() {
        // Each name is for an instance, so one too many is not what is wrong.
        if let names = spec["hostNames"] { checkRepeatedItems(of: names, areFixed: false) }
        guard let network = spec["network"] else { return }
        for interface in [network] + (network["interfaces"]?.items ?? []) {
            if let groups = interface["securityGroups"] { checkRepeatedItems(of: groups) }
            if let addresses = interface["ipv6", "addresses"] { checkRepeatedItems(of: addresses) }
        }
    }

    private mutating func checkRepeatedItems(of list: SpecValue, areFixed: Bool = true) {
        guard list.items.count > 1 else { return }
        var seen: [ExactText: SpecValue] = [:]
        for item in list.items {
            guard let text = item.text, let earlier = seen.updateValue(item, forKey: ExactText(text)) else { continue }
            report(
                .warning, .repeatedItem, "'\(text.shortened)' is given twice", at: item,
                labels: [Diagnostic.Label(span: earlier.span, text: "given here")],
                fix: areFixed ? document.removal(ofItem: item) : nil
            )
        }
    }
}
