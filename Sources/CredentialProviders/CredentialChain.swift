import RequestSigning

/// The order in which providers are asked; the first that has an access key wins.
public struct CredentialChain: Sendable {
    private let providers: [any CredentialProvider]
    /// The user named the first provider, so no other one may stand in for it.
    private let isFirstBinding: Bool

    /// Providers in order.
    ///
    /// - Parameter isFirstBinding: Whether to end after the first one, whatever it answers.
    public init(_ providers: [any CredentialProvider], isFirstBinding: Bool = false) {
        self.providers = providers
        self.isFirstBinding = isFirstBinding
    }

    /// The order of the platform's libraries: environment, then profile. A profile that was asked for wins over the
    /// environment, which does not stand in for it either.
    ///
    /// - Parameters:
    ///   - profile: The profile that the user asked for.
    ///   - variables: The variables of the process.
    ///   - homeFolder: The user's home folder, if known.
    ///   - readFile: Reads a whole file.
    public static func standard(
        profile: String?,
        variables: [String: String],
        homeFolder: String?,
        readFile: @escaping @Sendable (_ path: String) -> ProfileFileContents
    ) -> CredentialChain {
        let profiles = ProfileFileProvider(
            profile: profile,
            variables: variables,
            homeFolder: homeFolder,
            readFile: readFile
        )
        let beforeProfiles: [any CredentialProvider] = [
            EnvironmentProvider(variables: variables)
        ]
        let afterProfiles: [any CredentialProvider] = []
        return profile == nil
            ? CredentialChain(beforeProfiles + [profiles] + afterProfiles)
            : CredentialChain([profiles] + beforeProfiles + afterProfiles, isFirstBinding: true)
    }

    /// Asks the providers in order, up to the one that wins.
    ///
    /// - Throws: What the first provider throws whose place can't be understood.
    public func resolve() async throws(CredentialError) -> CredentialResolution {
        var winner: Credentials?
        var steps: [CredentialResolution.Step] = []
        for (index, provider) in providers.enumerated() {
            if winner == nil, index == 0 || !isFirstBinding {
                switch try await provider.provide() {
                case .credentials(let credentials):
                    winner = credentials
                    steps.append(.init(provider: provider.name, outcome: .found))
                case .unavailable(let reason):
                    steps.append(.init(provider: provider.name, outcome: .unavailable(reason)))
                }
            } else {
                let reason = winner == nil ? "another provider was asked for" : "another provider comes first"
                steps.append(.init(provider: provider.name, outcome: .notAsked(reason)))
            }
        }
        return CredentialResolution(credentials: winner, steps: steps)
    }
}
