import DiagnosticsCore

/// A file that was generated, and is to be written.
public struct GeneratedFile: Sendable, Hashable {
    /// Its name, without a folder.
    public var name: String
    /// Its text.
    public var text: String

    /// A file.
    public init(name: String, text: String) {
        self.name = name
        self.text = text
    }

    /// Name and version of the generator, as the first line of every file has it.
    public static let generator = "\(generatorName) \(ToolVersion.current)"
    /// The name alone: files of any version are the generator's own.
    public static let generatorName = "ecsc-codegen"
    /// The file of compiled specs; known before any spec is, as build plans need it.
    public static let compiledSpecsName = "CompiledSpecs.swift"
}
