import ECSRuntime
import Foundation
import TestSupport
import Testing

/// The bodies of the documentation corpus beside the repository, where there is one.
private let corpus = SharedData.url("corpus")

private let hasCorpus = SharedData.exists("corpus")

@Suite(.enabled(if: hasCorpus, "the corpus lies beside the repository"))
struct CorpusTests {
    private func bodies(in folder: String) throws -> [URL] {
        let root = corpus.appending(path: folder)
        let files = try #require(FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil))
        let urls = files.compactMap { $0 as? URL }.filter {
            ["response.xml", "response.json"].contains($0.lastPathComponent)
        }
        return urls.sorted { $0.path < $1.path }
    }

    private func format(of url: URL) -> WireFormat {
        url.pathExtension == "xml" ? .xml : .json
    }

    @Test(arguments: ["actions", "errors"])
    func everyBodyThatParsesIsRead(folder: String) throws {
        let urls = try bodies(in: folder)
        #expect(!urls.isEmpty)
        // Documentation shows a text for a root once; it is well-formed all the same.
        let textRoots = ["ModifyCommand-4/response.xml"]
        for url in urls {
            let error = decodingError {
                _ = try WireDecoder(format: format(of: url)).decode(Anything.self, from: Data(contentsOf: url))
            }
            let name = url.pathComponents.suffix(2).joined(separator: "/")
            #expect(
                error == nil || (textRoots.contains(name) && error?.path == "$"),
                "\(name): \(error?.description ?? "")"
            )
        }
    }

    @Test func everyMalformedBodyIsRefusedWithAnOffset() throws {
        let urls = try bodies(in: "malformed")
        #expect(!urls.isEmpty)
        for url in urls {
            let data = try Data(contentsOf: url)
            let error = decodingError { _ = try WireDecoder(format: format(of: url)).decode(Anything.self, from: data) }
            #expect(error?.code == .malformed, "\(url.pathComponents.suffix(2))")
            #expect((0...data.count).contains(error?.offset ?? -1))
        }
    }

    @Test func everyErrorHasItsCode() throws {
        for url in try bodies(in: "errors") where !url.path.contains("General-success") {
            let error = try ServiceError(decoding: Data(contentsOf: url))
            #expect(!error.code.isEmpty && !error.message.isEmpty, "\(url.pathComponents.suffix(2))")
        }
    }

    /// `Anything` asks for nothing, so all non-empty leaves of a body must be listed, and members without any: counted
    /// here by Foundation.
    @Test func unknownPathsLoseNothing() throws {
        for url in try bodies(in: "actions") where url.pathExtension == "json" {
            let data = try Data(contentsOf: url)
            let report = try WireDecoder(format: .json).decodeReportingUnknown(Anything.self, from: data)
            let body = try JSONSerialization.jsonObject(with: data)
            let members = (body as? [String: Any] ?? [:]).values
            let leaves = countLeaves(body) + members.filter { countLeaves($0) == 0 && !($0 is NSNull) }.count
            // Foundation keeps one of several equal keys.
            #expect(report.unknownPaths.count >= leaves && report.unknownPaths.count <= leaves + 1, "\(url.path)")
            #expect(Set(report.unknownPaths).count == report.unknownPaths.count)
        }
    }

    private func countLeaves(_ value: Any) -> Int {
        switch value {
        case let members as [String: Any]: members.values.reduce(0) { $0 + countLeaves($1) }
        case let items as [Any]: items.reduce(0) { $0 + countLeaves($1) }
        case let text as String: text.allSatisfy(\.isWhitespace) ? 0 : 1
        case is NSNull: 0
        default: 1
        }
    }
}
