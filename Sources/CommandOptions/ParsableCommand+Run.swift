public import ArgumentParser
import CommandSupport

extension ParsableCommand {
    /// Parses the command line, runs the command that it names, and ends the process with its exit code. Messages of
    /// failures are printed; what a command throws beside statuses, failures and faults of its arguments is a bug.
    public static func runAsProgram() -> Never {
        do {
            try checkArgumentCount()
            var command = try parseAsRoot()
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

    private static func checkArgumentCount() throws {
        let count = Int(CommandLine.argc) - 1
        guard count > maximumArguments else { return }
        throw end(
            CommandFailure(
                .usage, "\(count) arguments, more than the limit of \(maximumArguments)",
                help: "name a folder in place of its files, and keep variables in a file"
            )
        )
    }

    /// How many words may follow the program's name: ArgumentParser takes time in proportion to their square, about half
    /// a second for so many.
    private static var maximumArguments: Int { 4096 }

    private static func end(_ failure: CommandFailure) -> ExitCode {
        StandardStreams.writeMessage(failure.text)
        return ExitCode(failure.status.rawValue)
    }
}
