#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The exit codes of the programs (sysexits, as ArgumentParser). Thrown, it ends a command that has said everything.
public enum ExitStatus: Int32, Error {
    /// Done.
    case success = 0
    /// Findings: errors with a rule, warnings under `--strict`, stale output, a signature that does not verify.
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
    public static func gravest(of statuses: some Sequence<ExitStatus>) -> ExitStatus {
        let rank: [ExitStatus] = [.internalError, .noInput, .unreadableInput, .findings]
        let met = Set(statuses)
        return rank.first(where: met.contains) ?? met.first { $0 != .success } ?? .success
    }
}

extension ExitStatus {
    /// Ends the process with this code.
    public func endProcess() -> Never { exit(rawValue) }
}
