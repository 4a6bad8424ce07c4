import DiagnosticsCore

/// Why a place of access keys that is there can't be used, which ends the search: no other place stands in for it.
public enum CredentialError: Error, Sendable {
    /// A file of profiles that is not the JSON it must be, with the place of the fault.
    case unreadableProfiles(UnreadableProfileFile)
    /// Any other place, by its provider's name, and why: one line that names variables, files, hosts and keys, but
    /// neither their contents nor a secret.
    case unusable(provider: String, reason: String)

    /// The error as people read it.
    public var message: String {
        switch self {
        case .unreadableProfiles(let file): file.diagnostic.message
        case .unusable(let provider, let reason): "\(provider) can't be used: \(reason)"
        }
    }
}
