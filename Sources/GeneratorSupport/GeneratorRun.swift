public import DiagnosticsCore
import Foundation
import SourceTree

/// One run of a generator: what it has to tell, what it writes, and how it ends.
///
/// Nothing is written unless everything could be made.
public struct GeneratorRun {
    /// What there is to tell the user; printed once, at the end.
    public var findings = DiagnosticSink()
    private var folders: [(folder: OutputFolder, files: [GeneratedFile])] = []

    /// The end of a run that does not succeed; what there is to say has been printed.
    public struct Exit: Error, Sendable {
        /// The exit code: 1 for errors and stale files, 64 for a wrong call, 65 for what can't be read as its format,
        /// 66 for a missing file, 73 for output that can't be written.
        public let code: Int32
    }

    /// A run that has done nothing yet.
    public init() {}

    /// Reads `ecs-models.json`.
    ///
    /// - Parameter isCheckedElsewhere: Whether another tool reads the same file in the same build, and tells what is
    ///   wrong with it, so that this one ends without a word.
    /// - Throws: ``Exit`` for a file that can't be read at all, or is faulty and another's to report.
    public mutating func readConfig(
        at path: String, isCheckedElsewhere: Bool = false
    ) throws(Exit) -> GenerationConfig {
        var faults = DiagnosticSink()
        var config = GenerationConfig()
        var code: Int32?
        do {
            let file = SourceFile(name: path, bytes: try Files.read(path))
            config = try GenerationConfigReader.read(file, reportingTo: &faults)
        } catch let error as FileError {
            let example = #"{"apiDocs": "ecs/2014-05-26", "actions": ["DescribeInstances"]}"#
            faults.report(Diagnostic(.error, .noSuchFile, "\(error)", help: "write one, such as \(example)"))
            code = 66
        } catch let error as UnreadableInput {
            faults.report(error.diagnostic)
            code = 65
        } catch {
            faults.report(Diagnostic(.error, .noSuchFile, "\(path): \(error)"))
            code = 66
        }
        if isCheckedElsewhere, faults.hasErrors { throw Exit(code: code ?? 1) }
        findings.report(contentsOf: faults)
        if let code { throw stopped(with: code) }
        return config
    }

    /// Adds files to what is written, or compared, at the end.
    public mutating func add(_ files: [GeneratedFile], to folder: OutputFolder) { folders.append((folder, files)) }

    /// Prints the findings; the run ends with a code.
    public func stopped(with code: Int32) -> Exit {
        printFindings()
        return Exit(code: code)
    }

    /// Prints the findings, then writes the files; or only compares them with what is there.
    ///
    /// - Throws: ``Exit``, 1 where there are errors, or where files are stale.
    public func finish(checking: Bool) throws(Exit) {
        printFindings()
        if findings.hasErrors { throw Exit(code: 1) }
        try checking ? compare() : write()
    }

    private func printFindings() {
        Self.printError(TextRenderer().render(findings.diagnostics.ordered()))
    }

    private func compare() throws(Exit) {
        var isStale = false
        for (folder, files) in folders {
            let changes = folder.changes(for: files)
            for name in changes.stale.map(\.name) + changes.leftOver { print("stale: \(folder.filePath(name))") }
            isStale = isStale || !changes.isEmpty
        }
        if isStale { throw Exit(code: 1) }
    }

    private func write() throws(Exit) {
        for (folder, files) in folders {
            do {
                try folder.apply(folder.changes(for: files))
            } catch {
                Self.printError("error: \(error)\n")
                throw Exit(code: 73)
            }
        }
    }

    static func printError(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}
