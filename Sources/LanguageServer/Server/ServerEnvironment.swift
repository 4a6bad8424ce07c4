public import DiagnosticsCore
public import ExactText
public import SpecCompiler

/// What a language server is given of the world: it has no other way to files or to the clock.
public struct ServerEnvironment: Sendable {
    /// Variables that are set from outside of the specs, and where.
    public struct Variables: Sendable {
        /// The values, by name.
        public let values: [ExactText: String]
        /// Where each is set.
        public let places: [ExactText: Diagnostic.Position]
        /// What is wrong with the file that sets them.
        public let findings: [Diagnostic]

        /// Variables; none where nothing is given.
        public init(
            values: [ExactText: String] = [:], places: [ExactText: Diagnostic.Position] = [:],
            findings: [Diagnostic] = []
        ) {
            self.values = values
            self.places = places
            self.findings = findings
        }
    }

    /// What is known of the platform.
    let library: PlatformLibrary
    /// The folder that the paths in a spec start from, by the spec's own; nil for a text that lies in none.
    let folder: @Sendable (_ specFolder: String?) -> String?
    /// Reads the files that specs may refer to below such a folder.
    let files: @Sendable (_ folder: String?) -> FileLoader
    /// What the settings of a project say for the spec at a path, read anew each time.
    let settings: @Sendable (_ path: String) -> FileSettings?
    /// The variables, read anew each time; nil where they can't be read.
    let variables: @Sendable () -> Variables?
    /// The file that they come from, as an absolute path.
    let variablesPath: String?
    /// Seconds since 1970.
    let seconds: @Sendable () -> Int64

    /// An environment.
    ///
    /// - Parameters:
    ///   - library: What is known of the platform.
    ///   - folder: The folder that the paths in a spec start from, by the spec's own; nil for a text that lies in none.
    ///   - files: Reads the files that specs may refer to below such a folder.
    ///   - settings: What the settings of a project say for the spec at a path.
    ///   - variablesPath: The absolute path of the file that sets variables, if there is one.
    ///   - variables: The variables that are set from outside; asked again when the file has changed, and
    ///     kept where they can't be read then.
    ///   - now: Seconds since 1970.
    public init(
        library: PlatformLibrary, folder: @escaping @Sendable (_ specFolder: String?) -> String? = { $0 },
        files: @escaping @Sendable (_ folder: String?) -> FileLoader,
        settings: @escaping @Sendable (_ path: String) -> FileSettings? = { _ in nil },
        variablesPath: String? = nil, variables: @escaping @Sendable () -> Variables? = { Variables() },
        now: @escaping @Sendable () -> Int64
    ) {
        self.library = library
        self.folder = folder
        self.files = files
        self.settings = settings
        self.variablesPath = variablesPath
        self.variables = variables
        seconds = now
    }
}
