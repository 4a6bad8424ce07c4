import ArgumentParser
import RequestEmission

/// The command line: everything that touches files, the environment, the clock or randomness.
@main
struct ECSC: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ecsc",
        abstract: "Compiles instance specs for Alibaba Cloud ECS into signed requests, user data and RAM policies.",
        version: ToolVersion.current,
        subcommands: [
            CompileCommand.self, CheckCommand.self, InitCommand.self, FmtCommand.self, SignCommand.self,
            VerifyCommand.self,
        ]
    )

    static func main() {
        StandardStreams.ignoreBrokenPipes()
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch let failure as CommandFailure {
            StandardStreams.writeMessage("error: \(failure.message)\n")
            exit(withError: failure.status.exit)
        } catch {
            exit(withError: error)
        }
    }
}
