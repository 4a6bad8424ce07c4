#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The exit codes of the programs (sysexits, as ArgumentParser). Thrown, it ends a command that has said everything.
public enum ExitStatus: Int32, Error, CaseIterable {
    /// Done.
    case success = 0
    /// Findings.
    case findings = 1
    /// A command line that can't be.
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

    /// When a command ends so, as help and documentation say it.
    public var meaning: String {
        switch self {
        case .success: "done"
        case .findings:
            "findings: errors, with --strict also warnings; stale output with --check; a difference with --exit-code; "
                + "a signature or bundle that does not verify"
        case .usage: "a command, option or value that does not exist, or a combination that can't be"
        case .unreadableInput: "input that can't be read at all: not UTF-8, not YAML or JSON, empty, over a limit"
        case .noInput: "no such input, or none that may be read; a folder without specs"
        case .internalError: "a bug in the program"
        case .cannotWrite: "output that can't be written"
        case .noCredentials: "no credentials to sign or verify with"
        }
    }

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
