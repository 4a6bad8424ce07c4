import Foundation
import Testing

/// A case of a test: a folder below `Cases/<group>/`, found at run time.
struct GoldenCase: Sendable, CustomTestStringConvertible {
    let folder: URL

    var testDescription: String { folder.lastPathComponent }

    /// The cases of a group, by name.
    static func all(in group: String) -> [GoldenCase] {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Cases/\(group)")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []
        return names.sorted().map { GoldenCase(folder: root.appendingPathComponent($0)) }
    }

    /// The bytes of one of its files.
    func bytes(of name: String) throws -> [UInt8] {
        try Array(Data(contentsOf: folder.appendingPathComponent(name)))
    }

    /// Compares a result with the recorded one. `RECORD_GOLDENS=1` rewrites that, and fails so that it is looked at.
    func expect(_ result: String, equals name: String) throws {
        let file = folder.appendingPathComponent(name)
        if ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1" {
            try result.write(to: file, atomically: true, encoding: .utf8)
            Issue.record("recorded \(file.lastPathComponent) of \(testDescription)")
            return
        }
        let recorded = try String(contentsOf: file, encoding: .utf8)
        #expect(result == recorded, "\(testDescription)/\(name)")
    }
}

/// The documents that lie beside the repository; tests that need them are skipped where they do not.
enum SharedData {
    private static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("shared")

    static func url(_ path: String) -> URL { root.appendingPathComponent(path) }

    static func exists(_ path: String) -> Bool {
        let isThere = FileManager.default.fileExists(atPath: url(path).path)
        if !isThere { print("skipped: ../shared/\(path) is not there") }
        return isThere
    }
}

/// A JSON text as Foundation understands it, to compare meanings with a reader that is not ours.
func foundationValue(_ text: some Sequence<UInt8>) throws -> NSObject {
    try #require(JSONSerialization.jsonObject(with: Data(text)) as? NSObject)
}
