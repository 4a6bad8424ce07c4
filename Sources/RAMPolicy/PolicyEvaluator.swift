public import ExactText

/// Decides whether policies allow a request, by the documented rules of identity-based policies.
///
/// A Deny wins over every Allow, and what nothing allows is refused. Names are compared with letter case, which is at
/// least as strict as the platform is.
public struct PolicyEvaluator: Sendable {
    /// What is asked: may this action be called on this resource?
    public struct Request: Sendable, Hashable {
        /// The action: `ecs:RunInstances`.
        public var action: String
        /// The resource's name.
        public var resource: String
        /// The values of condition keys, as far as they are known.
        public var context: [ExactText: [String]]

        /// A request.
        public init(action: String, resource: String, context: [ExactText: [String]] = [:]) {
            self.action = action
            self.resource = resource
            self.context = context
        }
    }

    /// The answer.
    public enum Decision: Sendable, Hashable {
        /// A statement allows it, none denies it.
        case allowed
        /// A statement denies it.
        case denied
        /// No statement allows it.
        case notAllowed
        /// It hangs on a condition whose value the request does not tell, or can't be compared.
        case undetermined
    }

    private let statements: [PolicyStatement]

    /// An evaluator of the policies that a user or role has, all together.
    public init(policies: [PolicyDocument]) {
        statements = policies.flatMap(\.statements)
    }

    /// Decides a request.
    public func decide(_ request: Request) -> Decision {
        let denial = combined(.deny, request)
        if denial == true { return .denied }
        let permission = combined(.allow, request)
        if permission == false { return .notAllowed }
        return denial == false && permission == true ? .allowed : .undetermined
    }

    /// Whether the policies allow a call on every resource it is checked against.
    public func allows(_ need: AuthorizationNeed) -> Bool {
        need.resources.allSatisfy { decide(Request(action: need.action, resource: $0.pattern)) == .allowed }
    }

    /// Whether any statement of an effect applies; nil where that is not known.
    private func combined(_ effect: PolicyStatement.Effect, _ request: Request) -> Bool? {
        var result: Bool? = false
        for statement in statements where statement.effect == effect {
            switch statement.applies(to: request) {
            case true?: return true
            case nil: result = nil
            case false?: break
            }
        }
        return result
    }
}

extension PolicyStatement {
    /// Whether it applies to a request; nil where a condition can't be told. A trust policy's statement, which has no
    /// resources, never does.
    fileprivate func applies(to request: PolicyEvaluator.Request) -> Bool? {
        func matches(_ patterns: OneOrMany, _ text: String) -> Bool {
            patterns.values.contains { WildcardPattern($0).matches(text) }
        }
        guard let resources, principals == nil, matches(resources, request.resource) else { return false }
        switch actions {
        case .matching(let patterns): guard matches(patterns, request.action) else { return false }
        case .notMatching(let patterns): guard !matches(patterns, request.action) else { return false }
        }
        var result: Bool? = true
        for condition in conditions ?? [] {
            for comparison in condition.comparisons {
                switch condition.isMet(comparison, by: request) {
                case false?: return false
                case nil: result = nil
                case true?: break
                }
            }
        }
        return result
    }
}

extension PolicyCondition {
    fileprivate func isMet(_ comparison: Comparison, by request: PolicyEvaluator.Request) -> Bool? {
        guard let `operator`, let actual = request.context[ExactText(comparison.key)] else { return nil }
        return `operator`.isMet(by: actual, comparedWith: comparison.values.map(\.text))
    }
}
