/// An access key, for a user or (with a token) for a role.
///
/// Nothing prints its secret or token: descriptions and reflection leave them out, and it can't be encoded.
public struct Credentials: Sendable {
    /// The public part: which key it is.
    public let accessKeyID: String
    package let accessKeySecret: String
    package let securityToken: String?

    /// An access key; temporary ones come with a token.
    public init(accessKeyID: String, accessKeySecret: String, securityToken: String? = nil) {
        self.accessKeyID = accessKeyID
        self.accessKeySecret = accessKeySecret
        self.securityToken = securityToken
    }

    /// Refuses what nobody has.
    ///
    /// - Throws: `incompleteCredentials`.
    func check() throws(RequestSigningError) {
        guard !accessKeyID.isEmpty, !accessKeySecret.isEmpty else {
            throw RequestSigningError(.incompleteCredentials, "the access key id or its secret is empty")
        }
        guard securityToken?.isEmpty != true else {
            throw RequestSigningError(.incompleteCredentials, "the security token is empty")
        }
    }

    /// The pair `testid`, `testsecret` of the platform's published examples; no account has it.
    public static let demo = Credentials(accessKeyID: "testid", accessKeySecret: "testsecret")
}

extension Credentials: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The access key id, and whether there is a token.
    public var description: String {
        "Credentials(accessKeyID: \(accessKeyID), accessKeySecret: redacted"
            + (securityToken == nil ? ")" : ", securityToken: redacted)")
    }

    /// The same as `description`.
    public var debugDescription: String { description }

    /// What `dump` and debuggers see: the access key id only.
    public var customMirror: Mirror { Mirror(self, children: ["accessKeyID": accessKeyID], displayStyle: .struct) }
}
