/// Which official table a policy follows where two differ in what an action is checked against, and nothing says that the
/// older one has ended.
public enum ResourceNaming: String, Sendable, Hashable, CaseIterable {
    /// The table that names resources: allows the least.
    case named
    /// The newest table, which has `*` alone for some actions: allows every resource.
    case any
}
