import ECSRuntime
import Foundation
import TestSupport

/// A response body in a folder that says what it is: `<root>/<kind>/<name>/response.xml`, `response.json`, `meta.json`.
///
/// The roots are `Bodies` beside this file and the corpus of documentation samples beside the repository, where there
/// is one.
struct SampleBody: CustomStringConvertible {
    let url: URL
    let bytes: [UInt8]
    /// The action that answered so; nil for an error.
    let action: String?
    /// Whether the XML and the JSON of the folder say the same.
    let pairAgrees: Bool

    var format: WireFormat { url.pathExtension == "xml" ? .xml : .json }
    /// `DescribeDisks-2/response.xml`
    var description: String { url.pathComponents.suffix(2).joined(separator: "/") }
    var folder: URL { url.deletingLastPathComponent() }

    private struct Metadata: Decodable {
        let action: String?
        let pairAgrees: Bool?
    }

    /// All bodies of one kind in one root, ordered by path.
    static func all(_ kind: String, in root: URL) throws -> [SampleBody] {
        let folder = root.appending(path: kind)
        guard let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil) else { return [] }
        let urls = files.compactMap { $0 as? URL }.filter {
            ["response.xml", "response.json"].contains($0.lastPathComponent)
        }
        return try urls.sorted { $0.path < $1.path }.map { url in
            let metadata = try? JSONDecoder().decode(
                Metadata.self, from: Data(contentsOf: url.deletingLastPathComponent().appending(path: "meta.json"))
            )
            return SampleBody(
                url: url,
                bytes: try Array(Data(contentsOf: url)),
                action: kind == "errors" ? nil : metadata?.action,
                pairAgrees: metadata?.pairAgrees ?? false
            )
        }
    }

    /// The roots that are there.
    static let roots: [URL] = {
        let here = URL(filePath: #filePath).deletingLastPathComponent()
        let corpus = Repository.shared.appending(path: "corpus")
        guard FileManager.default.fileExists(atPath: corpus.path) else {
            print(
                "skipped: no corpus at ../shared/corpus beside the repository; the bodies in the repository are tested")
            return [here.appending(path: "Bodies")]
        }
        return [here.appending(path: "Bodies"), corpus]
    }()
}
