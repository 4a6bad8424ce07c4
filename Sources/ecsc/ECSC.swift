import ArgumentParser
import GeneratorCommands
import RequestEmission

/// The command line: everything that touches files, the environment, the clock or randomness.
@main
struct ECSC: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ecsc",
        abstract: "Compiles instance specs for Alibaba Cloud ECS into signed requests, user data and RAM policies.",
        version: ToolVersion.current,
        subcommands: [
            CompileCommand.self, CheckCommand.self, ExplainCommand.self, DiffCommand.self, InitCommand.self,
            FmtCommand.self, SchemaCommand.self, UserDataCommand.self, PolicyCommand.self, SignCommand.self,
            VerifyCommand.self, GenerateCommand.self, MetadataCommand.self,
        ]
    )

    static func main() {
        StandardStreams.ignoreBrokenPipes()
        do {
            try checkArgumentCount()
            var command = try parseAsRoot()
            try run(&command)
        } catch {
            exit(withError: error)
        }
    }

    /// How many words may follow the program's name: the parser of arguments takes time in proportion to their square,
    /// about half a second for so many.
    private static let maximumArguments = 4096

    private static func checkArgumentCount() throws {
        guard CommandLine.argc - 1 > maximumArguments else { return }
        let failure = CommandFailure(
            .usage, "\(CommandLine.argc - 1) arguments, more than the limit of \(maximumArguments)",
            help: "name a folder in place of its files, and keep variables in a file, '--vars'"
        )
        StandardStreams.writeMessage(failure.text)
        throw failure.status.exit
    }

    /// Runs a command. What it throws beside exit codes and failures that it words itself is a bug here.
    private static func run(_ command: inout any ParsableCommand) throws {
        do {
            try command.run()
        } catch let failure as CommandFailure {
            StandardStreams.writeMessage(failure.text)
            throw failure.status.exit
        } catch let error where !(error is ExitCode) && exitCode(for: error) == .failure {
            let failure = CommandFailure(.internalError, "\(error)", notes: ["this is a bug in ecsc, not in the input"])
            StandardStreams.writeMessage(failure.text)
            throw failure.status.exit
        }
    }
}
