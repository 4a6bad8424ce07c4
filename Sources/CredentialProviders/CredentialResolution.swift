public import RequestSigning

/// What asking a chain of providers gave.
public struct CredentialResolution: Sendable {
    /// One provider and what came of it.
    public struct Step: Sendable, Hashable {
        /// The provider's name.
        public let provider: String
        /// What came of it.
        public let outcome: Outcome
    }

    /// What came of a provider.
    public enum Outcome: Sendable, Hashable {
        /// It has the access key that is used.
        case found
        /// It has none, for this reason.
        case unavailable(String)
        /// It was not asked, for this reason.
        case notAsked(String)
    }

    /// The access key, if any provider has one.
    public let credentials: Credentials?
    /// All providers, in order.
    public let steps: [Step]
}
