import RequestSigning

/// The platform's environment variables: `ALIBABA_CLOUD_ACCESS_KEY_ID`, `ALIBABA_CLOUD_ACCESS_KEY_SECRET` and, for
/// temporary access keys, `ALIBABA_CLOUD_SECURITY_TOKEN`. An empty variable counts as one that is not set.
public struct EnvironmentProvider: CredentialProvider {
    private let variables: EnvironmentVariables

    /// Looks at the variables of a process.
    public init(variables: [String: String]) { self.variables = EnvironmentVariables(variables) }

    /// `the environment`
    public var name: String { "the environment" }

    /// The access key in the variables; it needs both id and secret.
    public func provide() -> ProviderAnswer {
        let required = [EnvironmentVariable.accessKeyID, EnvironmentVariable.accessKeySecret]
        let missing = required.filter { variables.value(of: $0) == nil }
        guard let id = variables.value(of: EnvironmentVariable.accessKeyID),
            let secret = variables.value(of: EnvironmentVariable.accessKeySecret)
        else {
            return .unavailable("\(missing.joined(separator: " and ")) \(missing.count == 1 ? "is" : "are") not set")
        }
        return .credentials(
            Credentials(
                accessKeyID: id,
                accessKeySecret: secret,
                securityToken: variables.value(of: EnvironmentVariable.securityToken)
            )
        )
    }
}
