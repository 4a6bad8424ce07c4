import RequestSigning
import SourceTree

/// Finds a profile in a file of profiles, and the access key in it.
struct ProfileSelection {
    /// Which profile is meant.
    enum Wanted {
        /// The one of this name, and how the name came about.
        case named(String, by: String)
        /// The one that the file itself names.
        case current
    }

    let document: DocumentNode
    let path: String

    /// Every mode of the platform's command line that needs more than the file, so that a reason can name it. What else
    /// stands in a file is never repeated.
    private static let unsupportedModes: Set = [
        "Anonymous", "BearerToken", "ChainableRamRoleArn", "CloudSSO", "CredentialsURI", "EcsRamRole", "External",
        "OAuth", "OIDC", "RamRoleArn", "RamRoleArnWithRoleName", "RsaKeyPair",
    ]

    /// The access key of a profile, or why it has none.
    func answer(for wanted: Wanted) -> ProviderAnswer {
        guard let profiles = document["profiles"]?.items else {
            return .unavailable("\(path) has no list 'profiles'")
        }
        let name: String
        let description: String
        switch wanted {
        case .named(let given, let how):
            (name, description) = (given, "the profile '\(given)', \(how),")
        case .current:
            guard let current = document.text(of: "current") else {
                return .unavailable("\(path) names no current profile")
            }
            (name, description) = (current, "the current profile")
        }
        guard let profile = profiles.first(where: { $0.text(of: "name")?.utf8.elementsEqual(name.utf8) == true }) else {
            return .unavailable("\(description) is not in \(path)")
        }
        return Self.answer(from: profile, described: "\(description) of \(path)")
    }

    private static func answer(from profile: DocumentNode, described description: String) -> ProviderAnswer {
        let tokenKeys: [String]
        switch profile.text(of: "mode") {
        case "AK": tokenKeys = []
        case "StsToken": tokenKeys = ["sts_token"]
        case let mode? where unsupportedModes.contains(mode):
            return .unavailable("\(description) has the mode \(mode), which is not supported; AK and StsToken are")
        case _?: return .unavailable("\(description) has an unknown mode; AK and StsToken are supported")
        case nil: return .unavailable("\(description) has no 'mode'")
        }
        let missing = (["access_key_id", "access_key_secret"] + tokenKeys).filter { profile.text(of: $0) == nil }
        guard missing.isEmpty, let id = profile.text(of: "access_key_id"),
            let secret = profile.text(of: "access_key_secret")
        else {
            return .unavailable("\(description) has no \(missing.map { "'\($0)'" }.joined(separator: ", "))")
        }
        let token = tokenKeys.first.flatMap(profile.text)
        return .credentials(Credentials(accessKeyID: id, accessKeySecret: secret, securityToken: token))
    }
}

extension DocumentNode {
    /// The value of a key, if it is a text and not empty.
    fileprivate func text(of key: String) -> String? {
        guard let scalar = self[key]?.scalar, scalar.style == .quoted, !scalar.text.isEmpty else {
            return nil
        }
        return scalar.text
    }
}
