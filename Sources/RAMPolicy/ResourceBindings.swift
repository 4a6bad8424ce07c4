public import ExactText

/// What a call names, to fill the placeholders of resource templates with.
///
/// Ids are bound to the *type* that stands in the template (`image` in `image/{imageNo}`), since the platform's
/// placeholders have no fixed names: `{imageNo}`, `{groupNo}`, and `instance/{diskId}` in one place.
public struct ResourceBindings: Sendable {
    /// The region of the call.
    public var region: String
    /// The account's number, or `*` where it is not known.
    public var account: String
    /// The ids that the call names, by resource type: `image`, `securitygroup`, `vswitch`, `keypair` …
    public var ids: [ExactText: [ResourceID]]

    /// The things a call names.
    public init(region: String, account: String = "*", ids: [ExactText: [ResourceID]] = [:]) {
        self.region = region
        self.account = account
        self.ids = ids
    }

    /// The resources a template like `acs:ecs:{regionId}:{accountId}:image/{imageNo}` stands for in this call.
    ///
    /// A template whose type has no ids here gives nothing, one whose type has several gives each of them.
    /// `{resourceType}/{resourceId}` gives everything the call names. Of the region placeholders only `{regionId}` is
    /// the call's own region, others become `*`.
    func resources(for template: String, action: String) -> [AuthorizationNeed.Resource] {
        if template.isExactly("*") {
            return [AuthorizationNeed.Resource(everythingBecause: "\(action) can't be limited to single resources")]
        }
        let parts = template.splitExactly(at: UInt8(ascii: ":"), maxSplits: 4).map(String.init)
        guard parts.count == 5 else { return [] }
        let region = parts[2] == "{regionId}" ? self.region : isPlaceholder(parts[2]) ? "*" : parts[2]
        let account = isPlaceholder(parts[3]) ? self.account : parts[3]
        return relativeNames(for: parts[4]).map { relative, id in
            let name = ResourceName(service: parts[1], region: region, account: account, relative: relative)
            let type = name.resourceType
            let reason =
                switch id {
                case nil: "\(action) names no single \(type)"
                case .unknown?: "which \(type) \(action) names is not known in advance"
                case .named?: "the \(type) that \(action) names"
                }
            return AuthorizationNeed.Resource(name, reason: reason)
        }
    }

    /// The relative part with its placeholders filled, and the id of the call that it was filled with, if any.
    private func relativeNames(for relative: String) -> [(name: String, id: ResourceID?)] {
        guard relative.utf8.contains(UInt8(ascii: "{")) else { return relative.isEmpty ? [] : [(relative, nil)] }
        let parts = relative.splitExactly(at: UInt8(ascii: "/"), maxSplits: 1).map(String.init)
        guard parts.count == 2, isPlaceholder(parts[1]) else { return [] }
        let types = isPlaceholder(parts[0]) ? ids.keys.sorted() : [ExactText(parts[0])]
        return types.flatMap { type in (ids[type] ?? []).map { ("\(type)/\($0.pattern)", $0) } }
    }

    private func isPlaceholder(_ part: String) -> Bool {
        part.hasExactPrefix("{") && part.hasExactSuffix("}")
    }
}
