import ExactText

/// What one call needs to be allowed: an action, on resources.
public struct AuthorizationNeed: Sendable, Hashable {
    /// A resource the call is checked against.
    public struct Resource: Sendable, Hashable {
        /// A resource name, or `*`.
        public let pattern: String
        /// Why it must be allowed, lower case, without a full stop.
        public let reason: String

        /// A named resource.
        public init(_ name: ResourceName, reason: String) {
            pattern = name.description
            self.reason = reason
        }

        /// Every resource, `*`: where nothing narrower is known.
        public init(everythingBecause reason: String) {
            pattern = "*"
            self.reason = reason
        }

        /// The same with more to say about why.
        func adding(_ remark: String?) -> Resource {
            Resource(pattern: pattern, reason: remark.map { "\(reason), but \($0)" } ?? reason)
        }

        private init(pattern: String, reason: String) {
            self.pattern = pattern
            self.reason = reason
        }
    }

    /// The action: `ecs:RunInstances`.
    public let action: String
    /// The resources; never empty.
    public let resources: [Resource]
    /// Why the call is made, lower case, without a full stop.
    public let reason: String

    /// A need with its resources; without any it is for `*`, as no fact states a resource.
    public init(action: String, resources: [Resource], reason: String) {
        self.action = action
        self.resources =
            resources.isEmpty
            ? [Resource(everythingBecause: "no authorization fact states a narrower resource")] : resources
        self.reason = reason
    }

    /// A need on the resources that the platform states for the action, as far as the call names them.
    ///
    /// - Parameters:
    ///   - templates: resource templates as the metadata states them (`x-ram`), see ``ResourceBindings``.
    ///   - remark: what is to be said of each, such as that official tables differ.
    public init(
        action: String, templates: [String], bindings: ResourceBindings, reason: String, remark: String? = nil
    ) {
        var resources: [Resource] = []
        var known: Set<ExactText> = []
        for resource in templates.flatMap({ bindings.resources(for: $0, action: action) })
        where known.insert(ExactText(resource.pattern)).inserted {
            resources.append(resource)
        }
        if resources.isEmpty, !templates.isEmpty {
            let reason = "the call names none of the resources that \(action) is checked against"
            resources = [Resource(everythingBecause: reason)]
        }
        self.init(action: action, resources: resources.map { $0.adding(remark) }, reason: reason)
    }

    /// Handing a role to an instance.
    public static func passRole(named name: String, account: String = "*", reason: String) -> AuthorizationNeed {
        let role = Resource(.role(named: name, account: account), reason: "the one role that is handed over")
        return AuthorizationNeed(action: "ram:PassRole", resources: [role], reason: reason)
    }
}
