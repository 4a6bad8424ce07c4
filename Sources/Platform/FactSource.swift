import BundledFiles
public import DiagnosticsCore
import ExactText
public import SourceTree

/// Where a bundled file of facts comes from: one of the sources that it was made from.
public struct FactSource: Sendable, Hashable {
    /// The file: `api-specs/ecs/2014-05-26/error-codes.json`.
    public let file: String
    /// What was read: a repository with a path, a package, a page.
    public let source: String
    /// Its version or commit.
    public let version: String
    /// The day or month it is from: `2026-10-26`.
    public let date: String
    /// What it gives; empty where that is the whole file.
    public let gives: String

    /// The sources of all bundled files of facts, by path.
    ///
    /// - Throws: `UnreadableInput` only if the program was built from broken data.
    public static func all() throws(UnreadableInput) -> [FactSource] {
        var sources: [FactSource] = []
        for file in BundledFile.all where file.path.hasExactPrefix("api-specs/") {
            sources += try of(SourceFile(name: file.path, bytes: file.bytes))
        }
        return sources
    }

    /// The sources of one file; empty where it states none. Reads nothing else of the file.
    ///
    /// - Throws: `UnreadableInput` where it is not JSON.
    public static func of(_ file: SourceFile) throws(UnreadableInput) -> [FactSource] {
        let keys = ["provenance", "x-provenance"]
        let member = try JSONScanner.members(of: file).first { member in keys.contains { member.key.isExactly($0) } }
        guard let member else { return [] }
        var sink = DiagnosticSink()
        let node = try DocumentReader.readJSONValue(in: member.valueSpan, of: file, limits: .metadata, into: &sink)
        let entries = node.items ?? [node]
        return entries.map { entry in
            func text(_ keys: String...) -> String { keys.lazy.compactMap { entry[$0]?.text }.first ?? "" }
            return FactSource(
                file: file.name, source: text("source", "repo", "package"), version: text("commit", "version"),
                date: text("date"), gives: text("gives")
            )
        }
    }
}
