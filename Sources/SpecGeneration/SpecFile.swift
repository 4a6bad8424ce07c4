public import DiagnosticsCore
import FileAccess
import Foundation
import GeneratorSupport
import MetadataFormat
import ServiceModel
import SourceTree
import SpecCompiler
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
        format = path.lowercased().hasSuffix(".json") ? .json : .yaml
    }
}

/// The folder that specs lie in.
struct SpecFolder {
    let path: String

    /// Reads the files that patterns match, each once, in the order of their paths.
    ///
    /// In a pattern `*` and `?` stay within one part of a path, and `**` stands for any folders, also none. Hidden files
    /// and folders are passed over.
    ///
    /// - Throws: ``FileError`` for a file that is there but cannot be read.
    func files(
        matching patterns: [GenerationConfig.Setting<String>],
        reportingTo sink: inout DiagnosticSink
    ) throws(FileError) -> [SpecFile] {
        let paths = patterns.isEmpty ? [] : allPaths()
        var wanted: Set<String> = []
        for pattern in patterns {
            let matches = paths.filter { Self.matches($0, pattern.value) }
            if matches.isEmpty { sink.report(unmatched(pattern)) }
            wanted.formUnion(matches)
        }
        var files: [SpecFile] = []
        for path in wanted.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
            let fullPath = Paths.resolve(path, in: self.path)
            do {
                // One byte more than the limit comes with it, so that the parser can tell.
                let bytes = try FileReading.read(fullPath, limit: ParseLimits().bytes)
                files.append(SpecFile(path: path, source: SourceFile(name: fullPath, bytes: bytes)))
            } catch {
                throw FileError(path: fullPath, reason: error.reason)
            }
        }
        return files
    }

    private func unmatched(_ pattern: GenerationConfig.Setting<String>) -> Diagnostic {
        Diagnostic(
            .error,
            .fileNotFound,
            "no file in '\(path)' matches '\(pattern.value)'",
            at: pattern.position,
            help: "patterns are paths below that folder; '**/' stands for any folders on the way"
        )
    }

    private func allPaths() -> [String] {
        let root = URL(fileURLWithPath: path, isDirectory: true)
        let walk = FileManager.default.enumerator(atPath: root.path)
        var paths: [String] = []
        while let path = walk?.nextObject() as? String {
            if path.split(separator: "/").last?.hasPrefix(".") == true {
                walk?.skipDescendants()
            } else if FileReading.isRegularFile(root.appendingPathComponent(path).path) {
                paths.append(path)
            }
        }
        return paths
    }

    /// Whether a pattern matches a whole path.
    static func matches(_ path: String, _ pattern: String) -> Bool {
        let parts = path.split(separator: "/").map(String.init)
        var patterns = pattern.split(separator: "/").map(String.init)
        patterns.removeAll { $0 == "." }
        // reached[i]: whether the patterns so far match the first i parts.
        var reached = [true] + parts.map { _ in false }
        for pattern in patterns {
            var next = reached.map { _ in false }
            if pattern == "**" {
                var isReached = false
                for index in reached.indices {
                    isReached = isReached || reached[index]
                    next[index] = isReached
                }
            } else {
                for (index, part) in parts.enumerated() where reached[index] {
                    next[index + 1] = ActionFilter.matches(part, pattern)
                }
            }
            reached = next
        }
        return reached.last == true
    }
}
