/// One rule of a policy: an effect on actions and resources, under conditions.
public struct PolicyStatement: Sendable, Hashable {
    /// What a statement does to the requests it applies to.
    public enum Effect: String, Sendable, CaseIterable {
        /// Lets them pass, unless a Deny applies as well.
        case allow = "Allow"
        /// Refuses them, whatever else allows them.
        case deny = "Deny"
    }

    /// Which actions a statement applies to: patterns of `<service>:<name>`, with `*` and `?`.
    public enum Actions: Sendable, Hashable {
        /// `Action`: those that match.
        case matching(OneOrMany)
        /// `NotAction`: all but those that match.
        case notMatching(OneOrMany)

        /// The patterns as written.
        public var patterns: OneOrMany {
            switch self {
            case .matching(let patterns), .notMatching(let patterns): patterns
            }
        }

        /// The member that holds them.
        public var member: Member {
            switch self {
            case .matching: .action
            case .notMatching: .notAction
            }
        }
    }

    /// The members of a statement; names are case-sensitive.
    public enum Member: String, Sendable, CaseIterable {
        /// Allow or Deny.
        case effect = "Effect"
        /// Action patterns.
        case action = "Action"
        /// Action patterns to leave out.
        case notAction = "NotAction"
        /// Resource patterns.
        case resource = "Resource"
        /// Who may assume the role.
        case principal = "Principal"
        /// Under which conditions.
        case condition = "Condition"
    }

    /// Allow or Deny.
    public var effect: Effect
    /// The actions it applies to.
    public var actions: Actions
    /// Patterns of resource names (see ``ResourceName``), or `*`; none in a trust policy.
    public var resources: OneOrMany?
    /// Who may assume the role: in trust policies only.
    public var principals: [PolicyPrincipal]?
    /// All of these must hold; nil where the statement has no `Condition`.
    public var conditions: [PolicyCondition]?
    /// The order to print the members in; members it lacks follow.
    public var memberOrder: [Member]

    /// A statement.
    public init(
        _ effect: Effect,
        _ actions: Actions,
        on resources: OneOrMany? = nil,
        principals: [PolicyPrincipal]? = nil,
        when conditions: [PolicyCondition]? = nil,
        memberOrder: [Member] = Member.allCases
    ) {
        self.effect = effect
        self.actions = actions
        self.resources = resources
        self.principals = principals
        self.conditions = conditions
        self.memberOrder = memberOrder
    }
}

/// Who may assume a role, of one kind.
public struct PolicyPrincipal: Sendable, Hashable {
    /// The kinds of principals of a trust policy.
    public enum Kind: String, Sendable, CaseIterable {
        /// Platform services, by host name: `ecs.aliyuncs.com`.
        case service = "Service"
        /// Accounts, users and roles, by resource name: `acs:ram::1234567890123456:root`.
        case ram = "RAM"
        /// Identity providers, by resource name.
        case federated = "Federated"
    }

    /// What kind they are.
    public var kind: Kind
    /// Their names.
    public var names: OneOrMany

    /// Principals of one kind.
    public init(_ kind: Kind, _ names: OneOrMany) {
        self.kind = kind
        self.names = names
    }
}
