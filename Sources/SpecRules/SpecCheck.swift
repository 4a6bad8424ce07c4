public import DiagnosticsCore

/// A check of a spec: the rule that it is of, what looks for findings, and what a JSON Schema can say of it.
public struct SpecCheck: Sendable {
    /// The rule; asked for only where it is spoken of, so that a run makes none that finds nothing.
    let rule: @Sendable () -> Rule
    /// What a JSON Schema can say.
    let constraints: @Sendable () -> [SchemaConstraint]
    /// Reports what breaks the rule.
    let run: @Sendable (inout CheckedSpec) -> Void

    init(
        _ rule: @autoclosure @escaping @Sendable () -> Rule,
        constraints: @autoclosure @escaping @Sendable () -> [SchemaConstraint] = [],
        run: @escaping @Sendable (inout CheckedSpec) -> Void
    ) {
        self.rule = rule
        self.constraints = constraints
        self.run = run
    }
}

/// What a rule demands of a value of a spec, as far as a JSON Schema can say it.
public struct SchemaConstraint: Sendable {
    /// What is demanded.
    public enum Demand: Sendable {
        /// A text that a regular expression (ECMA-262) matches.
        case pattern(String)
        /// A mapping of keys that a regular expression matches.
        case names(String)
        /// A mapping that has not both of two keys.
        case excludes(left: String, right: String)
        /// A mapping that a schema takes.
        case schema(JSONText)
    }

    /// The keys that lead to the value, from the top of the document; items of lists add none.
    public let keys: [String]
    /// What is demanded there.
    public let demand: Demand

    init(at keys: [String], _ demand: Demand) {
        self.keys = keys
        self.demand = demand
    }
}
