import DiagnosticsCore
import InstanceSpec

extension CheckedSpec {
    /// Pairs of keys of one mapping that exclude each other, by the path of the mapping.
    static let exclusivePairs: [(mapping: [String], left: String, right: String)] = [
        (["network"], "securityGroup", "securityGroups"),
        (["network", "ipv6"], "count", "addresses"),
        (["login"], "password", "inheritFromImage"),
        (["charge"], "subscription", "spot"),
        (["launchTemplate"], "id", "name"),
        (["image"], "id", "family"),
        ([], "hostName", "hostNames"),
    ]

    /// Keys of `network` that describe the primary interface, and those of an interface that mean the same.
    private static let primaryInterfaceKeys: [(network: String, interface: [String])] = [
        ("vSwitch", ["vSwitch"]),
        ("securityGroup", ["securityGroup", "securityGroups"]),
        ("securityGroups", ["securityGroup", "securityGroups"]),
        ("privateIPAddress", ["primaryIPAddress"]),
    ]

    /// Rule `conflicting-keys`.
    mutating func checkConflicts() {
        for pair in Self.exclusivePairs {
            var mapping: SpecValue? = spec
            for key in pair.mapping { mapping = mapping?[key] }
            if let mapping { checkConflict(pair.left, pair.right, in: mapping) }
        }
        for interface in spec["network", "interfaces"]?.items ?? [] {
            checkConflict("securityGroup", "securityGroups", in: interface)
            if let ipv6 = interface["ipv6"] { checkConflict("count", "addresses", in: ipv6) }
            checkPrimaryInterface(interface)
        }
        for part in spec["userData"]?.items ?? [] { checkUserDataSources(of: part) }
        checkCompression()
        checkAgentScript()
        checkAddressOfSeveral()
    }

    private mutating func checkConflict(_ left: String, _ right: String, in mapping: SpecValue) {
        guard let first = mapping[left], let second = mapping[right] else { return }
        // `password: …, inheritFromImage: false` says the same thing twice, not two different things.
        if right == "inheritFromImage", second.text == "false" { return }
        reportConflict(left, first, right, second)
    }

    /// Both orders can be written: the finding stands at the later key, the earlier one is a label.
    private mutating func reportConflict(_ leftKey: String, _ left: SpecValue, _ rightKey: String, _ right: SpecValue) {
        let isLeftFirst = left.keySpan.start < right.keySpan.start
        let (earlier, later) = isLeftFirst ? (left, right) : (right, left)
        let (earlierKey, laterKey) = isLeftFirst ? (leftKey, rightKey) : (rightKey, leftKey)
        findings.report(
            document.diagnostic(
                .error, "conflicting-keys", "'\(laterKey)' and '\(earlierKey)' exclude each other",
                at: later.keySpan, path: later.path,
                labels: [Diagnostic.Label(span: earlier.keySpan, text: "'\(earlierKey)' is given here")]
            )
        )
    }

    /// The primary interface is described once: by keys of `network`, or as an item of `interfaces`.
    private mutating func checkPrimaryInterface(_ interface: SpecValue) {
        guard interface["type"]?.text == "Primary", let network = spec["network"] else { return }
        for (networkKey, interfaceKeys) in Self.primaryInterfaceKeys {
            guard let own = network[networkKey] else { continue }
            for key in interfaceKeys {
                if let other = interface[key] {
                    reportConflict("network.\(networkKey)", own, "interfaces.\(key)", other)
                }
            }
        }
    }

    /// A part of the user data is one thing, and only a template has values.
    private mutating func checkUserDataSources(of part: SpecValue) {
        let sources = part.members.filter { SpecLanguage.userDataSourceKeys.contains($0.field.key) }
        if let first = sources.first {
            for other in sources.dropFirst() {
                reportConflict(first.field.key, first.value, other.field.key, other.value)
            }
        } else {
            report(
                .error, "missing-key", "this user data has no content", missingIn: part,
                help: "give one of \(SpecLanguage.userDataSourceKeys.joined(separator: ", "))"
            )
        }
        if let values = part["values"], part["template"] == nil, let source = sources.first {
            reportConflict("values", values, source.field.key, source.value)
        }
    }

    /// The parts are compressed together, so they can't disagree on it.
    private mutating func checkCompression() {
        let given = (spec["userData"]?.items ?? []).compactMap { $0["compress"] }
        guard let first = given.first, let other = given.first(where: { $0.text != first.text }) else { return }
        report(
            .error, "conflicting-keys",
            "the parts are compressed together, and another part says '\(first.text ?? "")'",
            at: other, labels: [Diagnostic.Label(span: first.span, text: "said here")]
        )
    }

    /// Only a managed trusted system has an agent to install.
    private mutating func checkAgentScript() {
        guard let script = spec["agentScript"], trusted.mode != .managed else { return }
        let mode = spec["trustedSystem"]
        findings.report(
            document.diagnostic(
                .error, "conflicting-keys", "'agentScript' does something only with 'trustedSystem: managed'",
                at: script.keySpan, path: script.path,
                labels: mode.map { [Diagnostic.Label(span: $0.span, text: "the trust agent is not installed")] } ?? []
            )
        )
    }

    /// One address can't be given to several instances.
    private mutating func checkAddressOfSeveral() {
        guard let address = spec["network", "privateIPAddress"], let count = spec["count"],
            let number = count.text.flatMap({ Int($0) }), number > 1
        else { return }
        reportConflict("privateIPAddress", address, "count", count)
    }
}
