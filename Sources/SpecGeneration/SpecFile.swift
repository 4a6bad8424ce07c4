public import DiagnosticsCore
public import YAMLTree

/// A spec that is to be compiled into the program.
public struct SpecFile: Sendable {
    /// Its path below the folder it was found in, as generated comments show it.
    public let path: String
    /// Its text.
    public let source: SourceFile
    /// What it is written in.
    public let format: SourceFormat

    /// A spec under its path.
    public init(path: String, source: SourceFile) {
        self.path = path
        self.source = source
        format = SourceFormat(fileName: path)
    }
}
