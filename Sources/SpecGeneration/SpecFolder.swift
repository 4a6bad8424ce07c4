import DiagnosticsCore
import ExactText
import GenerationInput
import MetadataFormat
import SourceTree
import SpecCompiler

/// The folder that specs lie in.
struct SpecFolder {
    let path: String
    /// Reads them.
    let source: FileSource

    /// Reads the files that patterns match, each once, in the order of their paths.
    ///
    /// In a pattern `*` and `?` stay within one part of a path, and `**` stands for any folders, also none. Hidden files
    /// and folders are passed over.
    ///
    /// - Throws: `FileError` for a file that is there but can't be read.
    func files(
        matching patterns: [GenerationConfig.Setting<String>],
        into sink: inout DiagnosticSink
    ) throws(FileError) -> [SpecFile] {
        let paths = patterns.isEmpty ? [] : source.files(below: path)
        var wanted: Set<ExactText> = []
        for pattern in patterns {
            let matches = paths.filter { Self.matches($0, pattern.value) }
            if matches.isEmpty { sink.report(unmatched(pattern)) }
            wanted.formUnion(matches.map { ExactText($0) })
        }
        var files: [SpecFile] = []
        for path in wanted.sorted().map(\.text) {
            let fullPath = PathName.resolve(path, in: self.path)
            // One byte more than the limit comes with it, so that the parser can tell.
            let bytes = try source.read(fullPath, limit: ParseLimits().bytes)
            files.append(SpecFile(path: path, source: SourceFile(name: fullPath, bytes: bytes)))
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

    /// Whether a pattern matches a whole path.
    static func matches(_ path: String, _ pattern: String) -> Bool {
        let parts = path.splitExactly(at: UInt8(ascii: "/")).filter { !$0.isEmpty }.map(String.init)
        var patterns = pattern.splitExactly(at: UInt8(ascii: "/")).filter { !$0.isEmpty }.map(String.init)
        patterns.removeAll { $0.isExactly(".") }
        // reached[i]: whether the patterns so far match the first i parts.
        var reached = [true] + parts.map { _ in false }
        for pattern in patterns {
            var next = reached.map { _ in false }
            if pattern.isExactly("**") {
                var isReached = false
                for index in reached.indices {
                    isReached = isReached || reached[index]
                    next[index] = isReached
                }
            } else {
                for (index, part) in parts.enumerated() where reached[index] {
                    next[index + 1] = WildcardPattern(pattern).matches(part)
                }
            }
            reached = next
        }
        return reached.last == true
    }
}
