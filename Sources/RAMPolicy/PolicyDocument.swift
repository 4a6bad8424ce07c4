/// A RAM policy: what a role or user may do, or (a trust policy) who may assume a role.
///
/// A document remembers how it was written: the order of members, and one string against a list. Printing it
/// therefore gives the form it was read in, or the form its builder chose.
public struct PolicyDocument: Sendable, Hashable {
    /// The members of a document; names are case-sensitive.
    public enum Member: String, Sendable, CaseIterable {
        /// The version of the policy language.
        case version = "Version"
        /// The statements.
        case statement = "Statement"
    }

    /// The only version the platform knows.
    public static let currentVersion = "1"

    /// The version of the policy language: `1` in every valid document.
    public var version: String
    /// The statements. Their order has no meaning: a request is refused if any Deny applies to it.
    public var statements: [PolicyStatement]
    /// The order to print the members in; members it lacks follow.
    public var memberOrder: [Member]

    /// A document.
    public init(
        version: String = currentVersion,
        statements: [PolicyStatement],
        memberOrder: [Member] = Member.allCases
    ) {
        self.version = version
        self.statements = statements
        self.memberOrder = memberOrder
    }
}
