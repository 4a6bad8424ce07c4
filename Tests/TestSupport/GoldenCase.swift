public import Foundation

/// A case of a test: a folder with what goes in and what is expected to come out, found at run time, so that a new case
/// needs no code.
///
/// `RECORD_GOLDENS=1` writes what comes out in place of what is expected, and fails, so that nobody records by accident;
/// `RECORD_GOLDENS=zone-region,check-sarif` does it for the cases with one of these in their names, and runs no others.
public struct GoldenCase: Sendable, CustomStringConvertible {
    /// The folder.
    public let folder: URL
    /// Its path below the folder of all cases: `rules/value-set/near-miss`.
    public let name: String

    /// A case that is no folder of its own, such as a page that is made of others.
    public init(folder: URL, name: String) {
        self.folder = folder
        self.name = name
    }

    /// The name, by which a test is listed.
    public var description: String { name }

    /// Something did not come out as expected, or was recorded.
    public struct Failure: Error, CustomStringConvertible {
        /// The case, and what is wrong in which file.
        public let description: String
    }

    /// The cases below a folder of the repository, by name: the outermost folders that have a file of one of the names.
    ///
    /// - Parameters:
    ///   - path: The folder: `Tests/ecscTests/Cases`.
    ///   - markers: The files that tell what is a case of this test, and that no other folder has.
    public static func all(below path: String, with markers: String...) -> [GoldenCase] {
        var cases: [GoldenCase] = []
        var open = [""]
        while let name = open.popLast() {
            let folder = Repository.root.appending(path: path).appending(path: name)
            let isCase = markers.contains { FileManager.default.fileExists(atPath: folder.appending(path: $0).path) }
            if isCase {
                cases.append(GoldenCase(folder: folder, name: name))
                continue
            }
            let entries = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
            open += entries.filter { !$0.hasPrefix(".") }.map { name.isEmpty ? $0 : "\(name)/\($0)" }
        }
        let wanted = recorded?.split(separator: ",") ?? []
        return cases.filter { golden in wanted.isEmpty || wanted.contains { golden.name.contains($0) } }
            .sorted { $0.name < $1.name }
    }

    /// The parts of names that are recorded, none for all; nil where nothing is.
    private static let recorded: String? = ProcessInfo.processInfo.environment["RECORD_GOLDENS"].flatMap {
        switch $0 {
        case "", "0": nil
        case "1": ""
        default: $0
        }
    }

    /// The names of what lies in the folder; of hidden files the settings of a project.
    public var fileNames: [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).filter {
            !$0.hasPrefix(".") || $0 == ".ecsc.yaml"
        }
    }

    /// Whether the folder has a file.
    public func has(_ name: String) -> Bool { fileNames.contains(name) }

    /// The bytes of a file.
    public func bytes(_ name: String) throws -> [UInt8] { try Array(Data(contentsOf: folder.appending(path: name))) }

    /// The text of a file; nil if there is none.
    public func text(_ name: String) -> String? {
        try? String(contentsOf: folder.appending(path: name), encoding: .utf8)
    }

    /// Compares what came out with the files of these names, to the byte. An empty text stands for no file.
    ///
    /// - Throws: ``Failure`` for the files that differ; when recording, in any case.
    public func expect(_ results: KeyValuePairs<String, String>) throws {
        if Self.recorded != nil {
            for (name, text) in results { try record(text, as: name) }
            throw Failure(
                description: "\(self.name): recorded; look at the difference and run again without RECORD_GOLDENS")
        }
        let faults = results.compactMap { name, text in
            fault(in: Array(text.utf8), expected: has(name) ? try? bytes(name) : []).map { "\(name): \($0)" }
        }
        if !faults.isEmpty { throw Failure(description: ([self.name] + faults).joined(separator: "\n")) }
    }

    private func record(_ text: String, as name: String) throws {
        let file = folder.appending(path: name)
        if text.isEmpty {
            if has(name) { try FileManager.default.removeItem(at: file) }
        } else {
            try Data(text.utf8).write(to: file, options: .atomic)
        }
    }

    /// The first line that is not as expected.
    private func fault(in found: [UInt8], expected: [UInt8]?) -> String? {
        guard let expected else { return "can't be read" }
        if found == expected { return nil }
        let (left, right) = (Self.lines(found), Self.lines(expected))
        let index = zip(left, right).prefix { $0 == $1 }.count
        func shown(_ lines: [String]) -> String { index < lines.count ? lines[index].debugDescription : "the end" }
        return "line \(index + 1) is \(shown(left)), expected is \(shown(right)), of \(right.count) lines"
    }

    private static func lines(_ bytes: [UInt8]) -> [String] {
        bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
    }
}
