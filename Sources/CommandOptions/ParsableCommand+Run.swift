public import ArgumentParser
import CommandSupport

extension ParsableCommand {
    /// Parses the command line, runs the command that it names, and ends the process with its exit code. Messages of
    /// failures are printed; what a command throws beside statuses, failures and faults of its arguments is a bug.
    ///
    /// - Parameters:
    ///   - arguments: What to run with instead of the program's own arguments.
    ///   - fewerArguments: What to do where there are more arguments than are taken.
    public static func runAsProgram(arguments: [String]? = nil, fewerArguments: String? = nil) -> Never {
        do {
            try checkArgumentCount(help: fewerArguments)
            var command = try parseAsRoot(arguments)
            do {
                try command.run()
            } catch let failure as CommandFailure {
                throw end(failure)
            } catch let status as ExitStatus {
                throw ExitCode(status.rawValue)
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
}
