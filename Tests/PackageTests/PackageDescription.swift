import Foundation
import TestSupport

/// `Package.swift` as the package manager reads it.
struct PackageDescription: Decodable {
    struct Target: Decodable {
        let name: String
        let type: String
        let path: String?
        let dependencies: [Dependency]
    }

    /// A target of the package by name, or a product of another package.
    struct Dependency: Decodable {
        let name: String

        private enum CodingKeys: String, CodingKey {
            case byName, product, target
        }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            guard let key = container.allKeys.first else {
                throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "no kind"))
            }
            // The name comes first; what follows is the package, and conditions.
            var parts = try container.nestedUnkeyedContainer(forKey: key)
            name = try parts.decode(String.self)
        }
    }

    let targets: [Target]

    /// The description of the package in a folder below the root.
    static func read(_ folder: String = ".") throws -> PackageDescription {
        let scratch = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: scratch) }
        let output = scratch.appending(path: "package.json")
        try Data().write(to: output)
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "swift", "package", "--package-path", Repository.root.appending(path: folder).path,
            // The tests themselves run under the lock of the usual one.
            "--scratch-path", scratch.appending(path: "build").path, "dump-package",
        ]
        process.standardOutput = try FileHandle(forWritingTo: output)
        try process.run()
        process.waitUntilExit()
        return try JSONDecoder().decode(PackageDescription.self, from: Data(contentsOf: output))
    }
}

extension PackageDescription.Target {
    /// Whether it is code of this package; plugins import what the package manager gives them.
    var hasSwiftSources: Bool { ["regular", "executable", "test"].contains(type) }

    /// The target's folder below the package's.
    var folder: String { path ?? (type == "test" ? "Tests/" : "Sources/") + name }

    /// The modules that its Swift files import.
    func imports(below root: URL) throws -> Set<String> {
        let folder = root.appending(path: folder).resolvingSymlinksInPath()
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        var modules: Set<String> = []
        while let file = files?.nextObject() as? URL {
            guard file.pathExtension == "swift" else { continue }
            for line in try String(contentsOf: file, encoding: .utf8).utf8.split(separator: UInt8(ascii: "\n")) {
                let words = line.split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
                // Words of a text that is compiled elsewhere are indented, or more than a name.
                guard line.first != UInt8(ascii: " "), let keyword = words.firstIndex(of: "import"),
                    keyword + 2 == words.count,
                    words[..<keyword].allSatisfy({ Self.modifiers.contains($0) })
                else { continue }
                modules.insert(words[keyword + 1])
            }
        }
        return modules
    }

    private static let modifiers = ["public", "package", "internal", "@_exported", "@testable"]
}
