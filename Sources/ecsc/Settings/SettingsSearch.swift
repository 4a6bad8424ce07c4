import CommandSupport
import DiagnosticsCore
import ExactText
import FileAccess
import SourceTree

/// Finds the settings of specs: the nearest `.ecsc.yaml` in the spec's folder or in one above it, up to the root of the
/// repository or of the file system. Each folder is looked into once.
struct SettingsSearch {
    /// What came of a file of settings.
    struct Found {
        let settings: ProjectSettings
        let findings: DiagnosticSink
    }

    /// What was found about the files themselves.
    private(set) var findings = DiagnosticSink()
    /// The faults of files that can't be read.
    private(set) var faults: [any Error] = []
    private var known: [ExactText: ProjectSettings?] = [:]
    private let limits: ParseLimits
    private let workingFolder = FileReading.resolve(".")

    init(limits: ParseLimits = ParseLimits()) { self.limits = limits }

    /// The settings of a spec; nil where there are none, as for one from standard input.
    mutating func settings(forSpecAt path: String) -> ProjectSettings? {
        guard !path.isExactly("-") else { return nil }
        return settings(in: PathName.folder(of: path))
    }

    /// The settings of the specs in a folder.
    mutating func settings(in folder: String) -> ProjectSettings? {
        guard var current = FileReading.resolve(folder) else { return nil }
        var passed: [ExactText] = []
        var result: ProjectSettings?
        while true {
            if let found = known[ExactText(current)] {
                result = found
                break
            }
            passed.append(ExactText(current))
            let path = PathName.join(current, ProjectSettings.fileName)
            if FileReading.isRegularFile(path) {
                result = read(path, in: current)
                break
            }
            let parent = PathName.folder(of: current)
            let isRoot = current.isExactly("/") || parent.isExactly(current) || parent.isExactly(".")
            if isRoot || FolderReading.exists(PathName.join(current, ".git")) { break }
            current = parent
        }
        for folder in passed { known[folder] = .some(result) }
        return result
    }

    private mutating func read(_ path: String, in folder: String) -> ProjectSettings? {
        do {
            let bytes = try CommandInput.read(file: path, limit: limits.bytes)
            let reader = try SettingsReader(
                SourceFile(name: shown(path), bytes: bytes), folder: shownFolder(folder), limits: limits)
            findings.report(contentsOf: reader.findings)
            return reader.settings
        } catch {
            faults.append(error)
            return nil
        }
    }

    /// A path as a user would write it: relative below the working folder.
    private func shown(_ path: String) -> String {
        guard let workingFolder, path.hasExactPrefix(PathName.join(workingFolder, "")) else { return path }
        return String(decoding: path.utf8.dropFirst(PathName.join(workingFolder, "").utf8.count), as: UTF8.self)
    }

    private func shownFolder(_ folder: String) -> String {
        if let workingFolder, folder.isExactly(workingFolder) { return "." }
        return shown(folder)
    }
}
