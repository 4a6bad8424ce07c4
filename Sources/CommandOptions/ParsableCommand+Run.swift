public import ArgumentParser
import CommandSupport
import ExactText

extension ParsableCommand {
    /// Parses the command line, runs the command that it names, and ends the process with its exit code. Messages of
    /// failures are printed; what a command throws beside statuses, failures and faults of its arguments is a bug.
    ///
    /// - Parameters:
    ///   - arguments: What to run with instead of the program's own arguments.
    ///   - fewerArguments: What to do where there are more arguments than are taken.
    public static func runAsProgram(arguments: [String]? = nil, fewerArguments: String? = nil) -> Never {
        // Quoted lines are cut to the width that there is.
        let words = CommandLine.arguments.dropFirst()
        if words.isEmpty || words.contains(where: { ["--help", "-h", "help"].contains($0) }) {
            Terminal.widenForHelp()
        }
        do {
            try checkArgumentCount(help: fewerArguments)
            if let fault = CommandWords.fault(in: arguments ?? Array(CommandLine.arguments.dropFirst()), of: self) {
                throw end(fault)
            }
            var command = try parseAsRoot(arguments)
            do {
                try command.run()
            } catch let failure as CommandFailure {
                throw end(failure)
            } catch let status as ExitStatus {
                throw ExitCode(status.rawValue)
            } catch let fault as ValidationError {
                throw end(fault, of: type(of: command))
            } catch let error where !(error is ExitCode) && exitCode(for: error) == .failure {
                throw end(CommandFailure(uncaught: error, in: configuration.commandName ?? "this program"))
            }
            exit()
        } catch {
            exit(withError: error)
        }
    }

    private static func checkArgumentCount(help: String?) throws {
        let count = Int(CommandLine.argc) - 1
        guard count > maximumArguments else { return }
        throw end(
            CommandFailure(.usage, "\(count) arguments, more than the limit of \(maximumArguments)", help: help)
        )
    }

    /// How many words may follow the program's name: a thousand options with a value each, and what else there is to
    /// say. ArgumentParser takes time in proportion to the square of their number, a fifth of a second for so many.
    private static var maximumArguments: Int { 2048 }

    private static func end(_ failure: CommandFailure) -> ExitCode {
        StandardStreams.writeMessage(failure.text)
        return ExitCode(failure.status.rawValue)
    }

    /// A fault of the arguments that only running finds, printed as the argument parser prints those that it finds: it
    /// would give the program's usage for it, not the command's.
    private static func end(_ fault: ValidationError, of command: any ParsableCommand.Type) -> ExitCode {
        let usage = usageString(for: command)
        let path = usage.splitExactly(at: UInt8(ascii: " ")).prefix { $0.utf8.allSatisfy(isInCommandName) }
        StandardStreams.writeMessage(
            "Error: \(fault.message)\nUsage: \(usage)\n"
                + "  See '\(path.joined(separator: " ")) --help' for more information.\n"
        )
        return ExitCode(ExitStatus.usage.rawValue)
    }

    private static func isInCommandName(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "-") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
    }
}
