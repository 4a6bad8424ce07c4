import ArgumentParser

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
    let message: String

    init(_ status: ExitStatus, _ message: String) {
        self.status = status
        self.message = message
    }
}
