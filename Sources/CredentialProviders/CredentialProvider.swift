public import RequestSigning

/// A place where an access key may be kept, or a service that hands one out.
///
/// Providers are pure: what they look at is passed in, and so is what asks a service or runs a command. They may wait for
/// it.
public protocol CredentialProvider: Sendable {
    /// What the place is called, for people: `the environment`.
    var name: String { get }

    /// Looks for an access key there.
    ///
    /// - Throws: If the place is there but can't be understood at all.
    func provide() async throws(CredentialError) -> ProviderAnswer
}

/// What a provider has to say.
public enum ProviderAnswer: Sendable {
    /// An access key.
    case credentials(Credentials)
    /// None, and why: one line that names variables, files and keys, but neither their contents nor a secret.
    case unavailable(String)
}
