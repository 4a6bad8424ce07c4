public import RequestSigning

/// A place where an access key may be kept. Providers are pure: what they look at is passed in.
public protocol CredentialProvider: Sendable {
    /// What the place is called, for people: `the environment`.
    var name: String { get }

    /// Looks for an access key there.
    ///
    /// - Throws: ``UnreadableProfileFile``, if the place is there but can't be understood at all.
    func provide() throws(UnreadableProfileFile) -> ProviderAnswer
}

/// What a provider has to say.
public enum ProviderAnswer: Sendable {
    /// An access key.
    case credentials(Credentials)
    /// None, and why: one line that names variables, files and keys, but neither their contents nor a secret.
    case unavailable(String)
}
