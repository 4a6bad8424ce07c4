/// What can be made of a compiled instance: the kinds of `--emit`.
public enum EmissionKind: String, Sendable, CaseIterable {
    /// A ready-to-send signed GET URL.
    case url
    /// Method, URL, headers and body as JSON.
    case request
    /// A shell-safe curl command.
    case curl
    /// A shell-safe command of the platform's own command line, unsigned.
    case aliyun
    /// `Action` and the action's own parameters as a JSON object.
    case parameters
    /// The same as a canonical query.
    case query
    /// The boot payload in Base64.
    case userData = "user-data"
    /// The boot payload itself.
    case userDataText = "user-data-text"
    /// Role, trust and caller policy.
    case policies
    /// The ordered list of requests.
    case plan

    /// Whether the output holds a request that is signed, unless it is to be unsigned.
    public var isRequest: Bool { self == .url || self == .request || self == .curl }

    /// Whether the output holds the value of every parameter, an instance's password among them.
    public var holdsParameters: Bool { isRequest || [.aliyun, .parameters, .query].contains(self) }
}
