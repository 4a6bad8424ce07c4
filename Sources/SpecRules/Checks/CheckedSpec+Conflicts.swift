import DiagnosticsCore
import InstanceSpec

extension CheckedSpec {
    /// Pairs of keys of one mapping that exclude each other, by the path of the mapping.
    private static let exclusivePairs: [(mapping: [String], left: String, right: String)] = [
        (["network"], "securityGroup", "securityGroups"),
        (["login"], "password", "inheritFromImage"),
        (["charge"], "subscription", "spot"),
        (["launchTemplate"], "id", "name"),
        (["image"], "id", "family"),
        ([], "hostName", "hostNames"),
        (["placement"], "dedicatedHost", "dedicatedHostCluster"),
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
        }
        for part in spec["userData"]?.items ?? [] { checkUserDataSources(of: part) }
        checkNetworkAddresses()
    }

    private mutating func checkConflict(_ left: String, _ right: String, in mapping: SpecValue) {
        guard let first = mapping[left], let second = mapping[right] else { return }
        // Both orders are legal to write: the finding stands at the later key.
        let (earlier, later) = first.keySpan.start < second.keySpan.start ? (first, second) : (second, first)
        let (earlierKey, laterKey) = first.keySpan.start < second.keySpan.start ? (left, right) : (right, left)
        // `password: …, inheritFromImage: false` says the same thing twice, not two different things.
        if right == "inheritFromImage", second.text == "false" { return }
        reportConflict(laterKey, at: later, with: earlierKey, at: earlier)
    }

    private mutating func reportConflict(
        _ laterKey: String, at later: SpecValue, with earlierKey: String, at earlier: SpecValue
    ) {
        findings.append(
            document.diagnostic(
                .error, "conflicting-keys", "'\(laterKey)' and '\(earlierKey)' exclude each other",
                at: later.keySpan, path: later.path,
                labels: [Diagnostic.Label(span: earlier.keySpan, text: "'\(earlierKey)' is given here")]
            )
        )
    }

    /// A part of the user data is one thing, and only a template has values.
    private mutating func checkUserDataSources(of part: SpecValue) {
        let sources = part.members.filter { member in
            ["text", "file", "template", "base64", "cloudConfig", "include"].contains(member.field.key)
        }
        if let first = sources.first {
            for other in sources.dropFirst() {
                reportConflict(other.field.key, at: other.value, with: first.field.key, at: first.value)
            }
        } else {
            report(
                .error, "missing-key", "this user data has no content", missingIn: part,
                help: "give one of text, file, template, base64, cloudConfig, include"
            )
        }
        if let values = part["values"], part["template"] == nil, let source = sources.first {
            reportConflict("values", at: values, with: source.field.key, at: source.value)
        }
    }

    /// One address can't be given to several instances, and interfaces carry their own vSwitch and groups.
    private mutating func checkNetworkAddresses() {
        guard let network = spec["network"] else { return }
        if let address = network["privateIPAddress"], let count = spec["count"], (count.text.flatMap { Int($0) } ?? 0) > 1 {
            let (earlier, later) = address.keySpan.start < count.keySpan.start ? (address, count) : (count, address)
            let names = address.keySpan.start < count.keySpan.start ? ("count", "privateIPAddress") : ("privateIPAddress", "count")
            reportConflict(names.0, at: later, with: names.1, at: earlier)
        }
    }
}
