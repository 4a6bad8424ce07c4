import DiagnosticsCore
import ExactText
import InstanceSpec
import SourceTree

// The rule is declared in SourceTree: policies have keys that exclude each other too.
extension SpecCheck {
    static let conflictingKeys = SpecCheck(.conflictingKeys, constraints: CheckedSpec.exclusions) {
        $0.checkConflictingKeys()
    }
}

extension CheckedSpec {
    /// Pairs of keys of one mapping that exclude each other, by the path of the mapping.
    private static let exclusivePairs: [(mapping: [String], left: String, right: String)] = [
        (["network"], "securityGroup", "securityGroups"),
        (["network", "interfaces"], "securityGroup", "securityGroups"),
        (["network", "ipv6"], "count", "addresses"),
        (["network", "interfaces", "ipv6"], "count", "addresses"),
        (["login"], "password", "inheritFromImage"),
        (["charge"], "subscription", "spot"),
        (["launchTemplate"], "id", "name"),
        (["image"], "id", "family"),
        ([], "hostName", "hostNames"),
    ]

    /// Keys of `network` that describe the primary interface, and those of an interface that mean the same.
    static let primaryInterfaceKeys: [(network: String, interface: [String])] = [
        ("vSwitch", ["vSwitch"]),
        ("securityGroup", ["securityGroup", "securityGroups"]),
        ("securityGroups", ["securityGroup", "securityGroups"]),
        ("privateIPAddress", ["primaryIPAddress"]),
        ("ipv6", ["ipv6"]),
        ("queues", ["queues"]),
    ]

    fileprivate static var exclusions: [SchemaConstraint] {
        let sources = SpecLanguage.userDataSourceKeys.map { key in
            JSONText.object([("required", .list([.string(key)]))])
        }
        let userData: [JSONText] = [
            .object([("oneOf", .list(sources))]),
            .object([("dependentRequired", .object([("values", .list([.string("template")]))]))]),
        ]
        return exclusivePairs.map { pair in
            SchemaConstraint(at: ["spec"] + pair.mapping, .excludes(left: pair.left, right: pair.right))
        } + userData.map { SchemaConstraint(at: ["spec", "userData"], .schema($0)) }
    }

    fileprivate mutating func checkConflictingKeys() {
        for pair in Self.exclusivePairs {
            checkConflict(pair.left, pair.right, below: spec, pair.mapping[...])
        }
        for interface in spec["network", "interfaces"]?.items ?? [] { checkPrimaryInterface(interface) }
        for part in spec["userData"]?.items ?? [] { checkUserDataSources(of: part) }
        checkCompression()
        checkAgentScript()
        checkAddressOfSeveral()
    }

    /// Follows keys to the mappings of a pair, into every item of a list.
    private mutating func checkConflict(
        _ left: String, _ right: String, below value: SpecValue, _ keys: ArraySlice<String>
    ) {
        guard let key = keys.first else { return checkConflict(left, right, in: value) }
        guard let next = value[key] else { return }
        if case .list(let items) = next.content {
            for item in items { checkConflict(left, right, below: item, keys.dropFirst()) }
        } else {
            checkConflict(left, right, below: next, keys.dropFirst())
        }
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
        report(
            .error, .conflictingKeys, "'\(laterKey)' and '\(earlierKey)' exclude each other", atKeyOf: later,
            labels: [Diagnostic.Label(span: earlier.keySpan, text: "'\(earlierKey)' is given here")],
            fix: Self.saysTheSame(leftKey, left, rightKey, right) ? document.removal(of: laterKey, later) : nil
        )
    }

    /// Whether two keys that exclude each other say one and the same thing: then either can go.
    private static func saysTheSame(
        _ leftKey: String, _ left: SpecValue, _ rightKey: String, _ right: SpecValue
    ) -> Bool {
        func texts(_ value: SpecValue) -> [String]? {
            if let text = value.text { return [text] }
            guard case .list(let items) = value.content else { return nil }
            let texts = items.compactMap(\.text)
            return texts.count == items.count ? texts : nil
        }
        guard let first = texts(left), let second = texts(right) else { return false }
        if leftKey.hasExactSuffix("count"), rightKey.hasExactSuffix("addresses") { return first == ["\(second.count)"] }
        // An id and a name, or an id and a family, may be spelled alike and are not the same.
        let names = [leftKey, rightKey].map { $0.splitExactly(at: UInt8(ascii: ".")).last.map(String.init) ?? $0 }
        let isOneThing = names[0].hasExactPrefix(names[1]) || names[1].hasExactPrefix(names[0])
        return isOneThing && first.elementsEqual(second) { $0.isExactly($1) }
    }

    /// The primary interface is described once: by keys of `network`, or as an item of `interfaces`.
    private mutating func checkPrimaryInterface(_ interface: SpecValue) {
        guard interface["type"]?.text == "Primary", let network = spec["network"] else { return }
        for (networkKey, interfaceKeys) in Self.primaryInterfaceKeys {
            guard let own = network[networkKey] else { continue }
            // The service refuses the one beside the other, whatever the interface itself says.
            let key = interfaceKeys.first { interface[$0] != nil } ?? "type"
            if let other = interface[key] {
                let name = key == "type" ? "interfaces.type: primary" : "interfaces.\(key)"
                reportConflict("network.\(networkKey)", own, name, other)
            }
        }
    }

    /// A part of the user data is one thing, and only a template has values.
    private mutating func checkUserDataSources(of part: SpecValue) {
        let sources = part.members.filter { SpecLanguage.userDataSourceKeys.contains($0.field.key) }
        guard let first = sources.first else { return }
        for other in sources.dropFirst() { reportConflict(first.field.key, first.value, other.field.key, other.value) }
        if let values = part["values"], part["template"] == nil {
            reportConflict("values", values, first.field.key, first.value)
        }
    }

    /// The parts are compressed together, so they can't disagree on it.
    private mutating func checkCompression() {
        let given = (spec["userData"]?.items ?? []).compactMap { $0["compress"] }
        guard let first = given.first, let other = given.first(where: { $0.text != first.text }) else { return }
        report(
            .error, .conflictingKeys,
            "the parts are compressed together, and another part says '\(first.text ?? "")'",
            at: other, labels: [Diagnostic.Label(span: first.span, text: "said here")]
        )
    }

    /// Only a managed trusted system has an agent to install.
    private mutating func checkAgentScript() {
        guard let script = spec["agentScript"], trusted.mode != .managed else { return }
        let mode = spec["trustedSystem"]
        report(
            .error, .conflictingKeys, "'agentScript' does something only with 'trustedSystem: managed'",
            atKeyOf: script,
            labels: mode.map { [Diagnostic.Label(span: $0.span, text: "the trust agent is not installed")] } ?? []
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
