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
            var command = try parseAsRoot()
            try run(&command)
        } catch {
            exit(withError: error)
        }
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
