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

    /// A refusal; by default one that says nothing.
    public init(
        action: String? = nil, principalDisplayName: String? = nil, principalOwnerID: String? = nil,
        principalType: String? = nil, encodedDiagnosticMessage: String? = nil, noPermissionType: String? = nil,
        policyType: String? = nil
    ) {
        self.action = action
        self.principalDisplayName = principalDisplayName
        self.principalOwnerID = principalOwnerID
        self.principalType = principalType
        self.encodedDiagnosticMessage = encodedDiagnosticMessage
        self.noPermissionType = noPermissionType
        self.policyType = policyType
    }
}

extension AccessDeniedDetail: WireDecodable, WireEncodable, CustomReflectable {
    /// The members as current SDKs read them, and behind them as products spell them that write members in lower case.
    public static var wireFields: StaticString {
        """
        AuthAction\taction
        AuthPrincipalDisplayName\tprincipalDisplayName
        AuthPrincipalOwnerId\tprincipalOwnerID
        AuthPrincipalType\tprincipalType
        EncodedDiagnosticMessage\tencodedDiagnosticMessage
        NoPermissionType\tnoPermissionType
        PolicyType\tpolicyType
        authAction\taction
        authPrincipalDisplayName\tprincipalDisplayName
        authPrincipalOwnerId\tprincipalOwnerID
        authPrincipalType\tprincipalType
        encodedDiagnosticMessage\tencodedDiagnosticMessage
        noPermissionType\tnoPermissionType
        policyType\tpolicyType
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
        writer.string(0, self.action)
        writer.string(1, self.principalDisplayName)
        writer.string(2, self.principalOwnerID)
        writer.string(3, self.principalType)
        writer.string(4, self.encodedDiagnosticMessage)
        writer.string(5, self.noPermissionType)
        writer.string(6, self.policyType)
    }
}
