public import DiagnosticsCore
import ExactText
public import GenerationInput
public import MetadataFormat
import PlatformMetadata

/// A metadata file with the corrections that belong to it.
public struct MetadataInput: Sendable {
    /// The metadata.
    public var apiDocs: SourceFile
    /// The list of patches that lies beside it, if there is one.
    public var patches: SourceFile?
    /// The list of members that are never to be printed, the same for every product.
    public var secretMembers: SourceFile?

    /// A file with its patches, and with the list of secret members that is compiled in.
    public init(apiDocs: SourceFile, patches: SourceFile? = nil) {
        self.apiDocs = apiDocs
        self.patches = patches
        secretMembers = .bundled("api-specs/secret-members.json")
    }

    /// Names of the metadata that is compiled in: `ecs/2014-05-26`.
    public static var bundledNames: [String] { PlatformProduct.all.map(\.name) }

    /// Opens the metadata with its corrections.
    ///
    /// - Throws: `MetadataError` for text that is not JSON or not OpenAPI meta v1.
    public func document() throws(MetadataError) -> MetadataDocument {
        try MetadataDocument(file: apiDocs, patches: patches.map(MetadataPatches.init) ?? .none)
    }

    /// Loads bundled metadata by name, or a file by path.
    ///
    /// - Parameters:
    ///   - name: a bundled name or a path; a relative one starts at `directory`.
    ///   - directory: where the text that has the name stands.
    ///   - files: reads the files.
    /// - Throws: `FileError` if there is neither.
    public static func load(
        _ name: String, relativeTo directory: String, files: FileSource
    ) throws(FileError) -> MetadataInput {
        if let product = PlatformProduct(named: name) {
            return MetadataInput(apiDocs: product.apiDocs, patches: product.patchFile)
        }
        let path = PathName.resolve(name, in: directory)
        do {
            return MetadataInput(
                apiDocs: SourceFile(name: path, bytes: try files.read(path)),
                patches: try patches(in: PathName.folder(of: path), files: files)
            )
        } catch {
            let nearest = NearestName.find(name, among: bundledNames)
            let hint = nearest.map { "; did you mean '\($0)'" } ?? "; bundled: \(bundledNames.joined(separator: ", "))"
            throw FileError(path: error.path, reason: error.reason + hint)
        }
    }

    /// The patches beside metadata; most have none.
    private static func patches(in folder: String, files: FileSource) throws(FileError) -> SourceFile? {
        let path = PathName.resolve("patches.json", in: folder)
        do {
            return SourceFile(name: path, bytes: try files.read(path))
        } catch {
            if error.isMissing { return nil }
            throw error
        }
    }
}
