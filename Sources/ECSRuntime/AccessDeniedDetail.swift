/// Why the platform refused a call for lack of a permission.
public struct AccessDeniedDetail: Sendable, Hashable {
    /// The permission that is missing: `ecs:RunInstances`.
    public var action: String?
    /// The user or role that called, as it is shown: a user's id, or `role:session`.
    public var principalDisplayName: String?
    /// The account that the caller belongs to.
    public var principalOwnerID: String?
    /// What called: `SubUser`, `AssumedRoleUser` and others.
    public var principalType: String?
    /// What to hand to the action `DecodeDiagnosticMessage` of RAM, which explains it.
    public var encodedDiagnosticMessage: String?
    /// `ImplicitDeny` where no policy allows the call, `ExplicitDeny` where one denies it.
    public var noPermissionType: String?
    /// Which kind of policy decided: `AccountLevelIdentityBasedPolicy` and others.
    public var policyType: String?

    /// A refusal that says nothing yet.
    public init() {}
}

extension AccessDeniedDetail: WireDecodable, WireEncodable {
    /// The members as current SDKs read them, and behind them as products spell them that write members in lower case.
    public static var wireNames: StaticString {
        """
        AuthAction
        AuthPrincipalDisplayName
        AuthPrincipalOwnerId
        AuthPrincipalType
        EncodedDiagnosticMessage
        NoPermissionType
        PolicyType
        authAction
        authPrincipalDisplayName
        authPrincipalOwnerId
        authPrincipalType
        encodedDiagnosticMessage
        noPermissionType
        policyType
        """
    }

    /// Reads the members in either letter case.
    public init(from node: borrowing WireNode) {
        func text(_ field: Int, _ node: borrowing WireNode) -> String? {
            let text = node.string(field)
            let other = node.string(field + 7)
            return text ?? other
        }
        self.action = text(0, node)
        self.principalDisplayName = text(1, node)
        self.principalOwnerID = text(2, node)
        self.principalType = text(3, node)
        self.encodedDiagnosticMessage = text(4, node)
        self.noPermissionType = text(5, node)
        self.policyType = text(6, node)
    }

    /// Writes the members that are there.
    public func encode(into writer: inout WireWriter) {
        writer.string("AuthAction", self.action)
        writer.string("AuthPrincipalDisplayName", self.principalDisplayName)
        writer.string("AuthPrincipalOwnerId", self.principalOwnerID)
        writer.string("AuthPrincipalType", self.principalType)
        writer.string("EncodedDiagnosticMessage", self.encodedDiagnosticMessage)
        writer.string("NoPermissionType", self.noPermissionType)
        writer.string("PolicyType", self.policyType)
    }
}
