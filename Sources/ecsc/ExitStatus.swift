import ArgumentParser
import DiagnosticsCore

/// The exit codes of the program (sysexits, as ArgumentParser).
enum ExitStatus: Int32 {
    case success = 0
    /// Findings: errors with a rule, warnings under `--strict`, a signature that does not verify.
    case findings = 1
    /// An unknown flag, or a kind that can't be.
    case usage = 64
    /// Input that can't be read at all.
    case unreadableInput = 65
    /// No such input.
    case noInput = 66
    /// A bug here.
    case internalError = 70
    /// Output that can't be written.
    case cannotWrite = 73
    /// No credentials.
    case noCredentials = 77

    /// The one to end with when several faults were met: 70, 66, 65, 1.
    static func gravest(of statuses: some Sequence<ExitStatus>) -> ExitStatus {
        let rank: [ExitStatus] = [.internalError, .noInput, .unreadableInput, .findings]
        let met = Set(statuses)
        return rank.first(where: met.contains) ?? met.first { $0 != .success } ?? .success
    }

    /// Ends the command quietly with this status.
    var exit: ExitCode { ExitCode(rawValue) }
}

/// A fault that ends a command with one message on stderr.
struct CommandFailure: Error {
    let status: ExitStatus
    /// What is wrong, one line.
    let message: String
    /// Background, one line each.
    let notes: [String]
    /// What to do.
    let help: String?

    init(_ status: ExitStatus, _ message: String, notes: [String] = [], help: String? = nil) {
        self.status = status
        self.message = message
        self.notes = notes
        self.help = help
    }

    /// The lines to print, in the shape of findings. Names of files and variables in them come from outside.
    var text: String {
        let lines = ["error: \(message)"] + notes.map { "   note: \($0)" } + (help.map { ["   help: \($0)"] } ?? [])
        return lines.map { DisplayText.escape($0) + "\n" }.joined()
    }
}
