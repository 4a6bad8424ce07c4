import DiagnosticsCore
import ExactText
import RequestSigning
import SourceTree

/// What reading the file of profiles gave.
public enum ProfileFileContents: Sendable {
    /// The file's bytes.
    case bytes([UInt8])
    /// There is no such file.
    case missing
    /// There is one, but it can't be read.
    case unreadable
}

/// A profile of the platform's command line: `~/.aliyun/config.json`, or the file that `ALIBABA_CLOUD_CONFIG_FILE`
/// names.
///
/// The profile is the one asked for, else that of `ALIBABA_CLOUD_PROFILE`, else the file's `current` one. Modes `AK` and
/// `StsToken` are supported. `ALIBABA_CLOUD_CLI_PROFILE_DISABLED=true` switches the provider off, unless a profile was
/// asked for. The file is only read, and nothing of it is ever printed.
public struct ProfileFileProvider: CredentialProvider {
    private let variables: EnvironmentVariables
    private let homeFolder: String?
    private let profile: String?
    private let readFile: @Sendable (_ path: String) -> ProfileFileContents

    /// Looks for a profile.
    ///
    /// - Parameters:
    ///   - profile: The name that the user asked for.
    ///   - variables: The variables of the process.
    ///   - homeFolder: The user's home folder, if known.
    ///   - readFile: Reads a whole file.
    public init(
        profile: String?,
        variables: [String: String],
        homeFolder: String?,
        readFile: @escaping @Sendable (_ path: String) -> ProfileFileContents
    ) {
        self.profile = profile
        self.variables = EnvironmentVariables(variables)
        self.homeFolder = homeFolder
        self.readFile = readFile
    }

    /// `the command line's profiles`
    public var name: String { "the command line's profiles" }

    /// The access key of the profile.
    ///
    /// - Throws: A file that is not JSON.
    public func provide() throws(CredentialError) -> ProviderAnswer {
        if profile == nil, variables.value(of: EnvironmentVariable.profileDisabled)?.asciiLowercased == "true" {
            return .unavailable("switched off by \(EnvironmentVariable.profileDisabled)")
        }
        guard let path else {
            return .unavailable("there is no home folder to look in")
        }
        switch readFile(path) {
        case .missing: return .unavailable("there is no file \(path)")
        case .unreadable: return .unavailable("the file \(path) can't be read")
        case .bytes(let bytes):
            let document = try Self.readDocument(SourceFile(name: path, bytes: bytes))
            return ProfileSelection(document: document, path: path).answer(for: wantedProfile)
        }
    }

    /// The names of all profiles, in the order of the file; none where it can't be read.
    public var profileNames: [String] {
        guard let path, case .bytes(let bytes) = readFile(path),
            let document = try? Self.readDocument(SourceFile(name: path, bytes: bytes))
        else { return [] }
        return document["profiles"]?.items?.compactMap { $0["name"]?.scalar?.text } ?? []
    }

    private var path: String? {
        variables.value(of: EnvironmentVariable.configFile) ?? homeFolder.map(Self.defaultPath)
    }

    private var wantedProfile: ProfileSelection.Wanted {
        if let profile { return .named(profile, by: "asked for") }
        if let name = variables.value(of: EnvironmentVariable.profile) {
            return .named(name, by: "named by \(EnvironmentVariable.profile)")
        }
        return .current
    }

    private static func defaultPath(in homeFolder: String) -> String {
        homeFolder + (homeFolder.hasExactSuffix("/") ? "" : "/") + ".aliyun/config.json"
    }

    private static func readDocument(_ file: SourceFile) throws(CredentialError) -> DocumentNode {
        var sink = DiagnosticSink()
        let document: DocumentNode
        do { document = try DocumentReader.readJSON(file, into: &sink) } catch {
            throw .unreadableProfiles(UnreadableProfileFile(error.diagnostic, in: file))
        }
        // A key given twice: which value the platform's command line takes is not for us to guess.
        if let fault = sink.diagnostics.first(where: { $0.severity == .error }) {
            throw .unreadableProfiles(UnreadableProfileFile(fault, in: file))
        }
        return document
    }
}
