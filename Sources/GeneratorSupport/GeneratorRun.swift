public import CommandSupport
public import DiagnosticsCore
import ExactText
import FileAccess
public import GenerationInput
import SourceTree

/// One run of a generator: what it has to tell, what it writes, and how it ends.
///
/// Nothing is written unless everything could be made.
public struct GeneratorRun {
    /// What there is to tell the user; printed once, at the end.
    public var findings = DiagnosticSink()
    private let reporter: FindingsReporter
    private var folders: [(folder: GeneratedFolder, files: [GeneratedFile])] = []

    /// A run that has done nothing yet.
    ///
    /// - Parameter reporter: Prints what there is to tell; when absent as text without colours, as builds show it.
    public init(reporter: FindingsReporter = FindingsReporter(style: FindingStyle(color: .never), areResult: false)) {
        self.reporter = reporter
    }

    /// Reads `ecs-models.json`.
    ///
    /// - Throws: `ExitStatus` for a file that can't be read at all, after the findings are printed.
    public mutating func readConfig(at path: String) throws -> GenerationConfig {
        let reading = ConfigReading(at: path)
        findings.report(contentsOf: reading.findings)
        if let fault = reading.fault { throw try stopped(by: fault) }
        return reading.config
    }

    /// Reads `ecs-models.json` where another tool of the same build reads it too, and tells what is wrong with it.
    ///
    /// - Returns: Nil where anything is.
    public func readCheckedConfig(at path: String) -> GenerationConfig? {
        let reading = ConfigReading(at: path)
        return reading.findings.hasErrors ? nil : reading.config
    }

    /// Takes what a generator has to tell.
    ///
    /// - Parameters:
    ///   - more: The findings.
    ///   - fault: Why it has nothing to go on with, if so.
    /// - Throws: `ExitStatus` for a fault, after the findings are printed.
    public mutating func report(_ more: DiagnosticSink, fault: InputFault?) throws {
        findings.report(contentsOf: more)
        if let fault { throw try stopped(by: fault) }
    }

    /// Adds files to what is written, or compared, at the end.
    public mutating func add(_ files: [GeneratedFile], to folder: GeneratedFolder) { folders.append((folder, files)) }

    /// Prints the findings, then writes the files, all or none; or only compares them with what is there.
    ///
    /// - Throws: `ExitStatus` 1 where findings end the run, or where files are stale; `CommandFailure` (73) for what
    ///   can't be written.
    public func finish(checking: Bool) throws {
        try reporter.print(findings)
        let status = reporter.status(of: findings)
        if status != .success { throw status }
        try checking ? compare() : write()
    }

    private func stopped(by fault: InputFault) throws -> ExitStatus {
        try reporter.print(findings)
        return fault == .missing ? .noInput : .unreadableInput
    }

    private func compare() throws {
        var stale = ""
        for (folder, files) in folders {
            let changes = folder.changes(for: files)
            for name in changes.stale.map(\.name) + changes.leftOver { stale += "stale: \(folder.filePath(name))\n" }
        }
        try StandardStreams.writeResult(stale)
        if !stale.isEmpty { throw ExitStatus.findings }
    }

    private func write() throws(CommandFailure) {
        var stale: [OutputFile] = []
        var leftOver: [String] = []
        for (folder, files) in folders {
            let changes = folder.changes(for: files)
            stale += changes.stale.map { OutputFile(path: folder.filePath($0.name), bytes: Array($0.text.utf8)) }
            leftOver += changes.leftOver.map(folder.filePath)
        }
        // A build that changed nothing is not to touch the folders.
        if !stale.isEmpty || !leftOver.isEmpty { try CommandOutput().write(stale, removing: leftOver) }
    }
}

/// What came of reading a config.
private struct ConfigReading {
    var config = GenerationConfig()
    var findings = DiagnosticSink()
    var fault: InputFault?

    init(at path: String) {
        do {
            let file = SourceFile(name: path, bytes: try FileSource.system.read(path))
            config = try GenerationConfigReader.read(file, into: &findings)
        } catch let error as UnreadableInput {
            findings.report(error.diagnostic)
            fault = .unreadable
        } catch {
            let example = #"{"apiDocs": "ecs/2014-05-26", "actions": ["DescribeInstances"]}"#
            findings.report(Diagnostic(.error, .noSuchFile, "\(error)", help: "write one, such as \(example)"))
            fault = .missing
        }
    }
}
