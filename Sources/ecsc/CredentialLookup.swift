import RequestSigning

/// Placeholder until the providers are merged.
enum CredentialLookup {
    static func find(profile: String?, environment: [String: String]) throws -> Credentials {
        throw CommandFailure(.noCredentials, "no credentials")
    }
}
