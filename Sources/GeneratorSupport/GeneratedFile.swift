/// A file to be written.
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
    public static let generator = "ecsc-codegen 1.0.0"
    /// The file of compiled specs; known before any spec is, as build plans need it.
    public static let compiledSpecsName = "CompiledSpecs.swift"
}
