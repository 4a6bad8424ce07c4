import DiagnosticsCore
public import FileAccess

/// A fault that ends a command with one message on stderr.
public struct CommandFailure: Error, Sendable {
    /// How the command ends.
    public let status: ExitStatus
    /// What is wrong, one line.
    public let message: String
    /// The input that it is about, where the message does not name it.
    public let subject: String?
    /// Background, one line each.
    public let notes: [String]
    /// What to do.
    public let help: String?

    /// A fault.
    ///
    /// - Parameters:
    ///   - status: How the command ends.
    ///   - message: What is wrong, one line.
    ///   - subject: The input that it is about, where the message does not name it.
    ///   - notes: Background, one line each.
    ///   - help: What to do.
    public init(
        _ status: ExitStatus, _ message: String, in subject: String? = nil, notes: [String] = [], help: String? = nil
    ) {
        self.status = status
        self.message = message
        self.subject = subject
        self.notes = notes
        self.help = help
    }

    /// Output that can't be written (73).
    public init(_ error: FileWritingError) { self.init(.cannotWrite, error.description) }

    /// A bug here (70), in whatever nobody has caught.
    ///
    /// - Parameters:
    ///   - error: What was thrown.
    ///   - program: The program's name.
    public init(uncaught error: any Error, in program: String) {
        self.init(.internalError, "\(error)", notes: ["this is a bug in \(program), not in the input"])
    }

    /// The lines to print, in the shape of findings. Names of files and variables in them come from outside.
    public var text: String {
        let first = (subject.map { "\($0): " } ?? "") + "error: \(message)"
        let lines = [first] + notes.map { "   note: \($0)" } + (help.map { ["   help: \($0)"] } ?? [])
        return lines.map { DisplayText.escape($0) + "\n" }.joined()
    }
}
