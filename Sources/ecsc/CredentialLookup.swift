import CommandSupport
import CredentialProviders
import FileAccess
import Foundation
import RequestSigning

/// Finds the credentials of the process: its environment and its user's profiles.
enum CredentialLookup {
    /// The largest file of profiles that is read, in bytes.
    private static let profileFileLimit = 1 << 20

    /// The credentials that win.
    ///
    /// - Throws: `CommandFailure`: 77 with the reason of every provider where there are none, 65 where the file of
    ///   profiles is not JSON, or another place can't be used.
    static func find(profile: String?, environment: [String: String]) throws -> Credentials {
        let chain = CredentialChain.standard(
            profile: profile,
            variables: environment,
            homeFolder: environment["HOME"],
            readFile: readProfiles
        )
        let resolution: CredentialResolution
        do {
            resolution = try BlockingWait.result { () async throws(CredentialError) in try await chain.resolve() }
        } catch {
            throw CommandFailure(.unreadableInput, error.message)
        }
        if let credentials = resolution.credentials { return credentials }
        throw CommandFailure(
            .noCredentials, "there are no credentials",
            notes: resolution.steps.map { "\($0.provider): \(text(of: $0.outcome))" },
            help:
                "set ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET, or a profile of 'aliyun configure'"
        )
    }

    /// The names of the profiles that there are.
    static var profileNames: [String] {
        let environment = ProcessInfo.processInfo.environment
        return ProfileFileProvider(
            profile: nil, variables: environment, homeFolder: environment["HOME"], readFile: readProfiles
        ).profileNames
    }

    private static func text(of outcome: CredentialResolution.Outcome) -> String {
        switch outcome {
        case .found: "found"
        case .unavailable(let reason), .notAsked(let reason): reason
        }
    }

    @Sendable private static func readProfiles(_ path: String) -> ProfileFileContents {
        guard FolderReading.exists(path) else { return .missing }
        guard let bytes = try? FileReading.read(path, limit: profileFileLimit) else { return .unreadable }
        return .bytes(bytes)
    }
}
