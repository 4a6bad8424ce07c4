import DiagnosticsCore
public import ExactText
public import FileAccess

/// Writes the files of a command: all or none, each whole. What could not be done as it should is noted on stderr.
public struct CommandOutput: Sendable {
    private let files: OutputFiles

    /// A writer.
    ///
    /// - Parameter ownNames: The names of the program's own files in folders that it writes as wholes: everything else in
    ///   them stays.
    public init(ownNames: Set<ExactText> = []) {
        files = OutputFiles(ownNames: ownNames) { line in
            StandardStreams.writeMessage("note: \(DisplayText.escape(line))\n")
        }
    }

    /// Writes files, making the folders they lie in, then removes others.
    ///
    /// - Parameters:
    ///   - files: What is to be written.
    ///   - leftOvers: The paths of files that go when all of those are in their places.
    /// - Throws: ``CommandFailure`` (73).
    public func write(_ files: [OutputFile], removing leftOvers: [String] = []) throws(CommandFailure) {
        try failing { () throws(FileWritingError) in try self.files.write(files, removing: leftOvers) }
    }

    /// Writes folders as wholes.
    ///
    /// - Throws: ``CommandFailure`` (73).
    public func write(_ folders: [OutputFolder]) throws(CommandFailure) {
        try failing { () throws(FileWritingError) in try files.write(folders) }
    }

    /// Writes a file that must not exist yet.
    ///
    /// - Throws: ``CommandFailure`` (73), also where there is such a file.
    public func create(_ file: OutputFile) throws(CommandFailure) {
        try failing { () throws(FileWritingError) in try files.create(file) }
    }

    private func failing(_ write: () throws(FileWritingError) -> Void) throws(CommandFailure) {
        do throws(FileWritingError) {
            try write()
        } catch {
            throw CommandFailure(error)
        }
    }
}
