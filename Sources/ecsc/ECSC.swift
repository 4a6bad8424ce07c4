import ArgumentParser
import CommandOptions
import CommandSupport
import DiagnosticsCore
import GeneratorCommands

/// The command line. Commands and FileAccess alone touch files, the environment, the clock and randomness.
@main
struct ECSC: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ecsc",
        abstract: "Compiles instance specs for Alibaba Cloud ECS into signed requests, user data and RAM policies.",
        discussion: """
            Examples:
              ecsc check web.ecs.yaml
              ecsc compile web.ecs.yaml --demo-credentials
            """,
        version: ToolVersion.current,
        subcommands: [
            CompileCommand.self, CheckCommand.self, ExplainCommand.self, DiffCommand.self, InitCommand.self,
            ImportCommand.self, FmtCommand.self, LSPCommand.self, SchemaCommand.self, UserDataCommand.self,
            PolicyCommand.self, SignCommand.self, VerifyCommand.self, VerifyBundleCommand.self, GenerateCommand.self,
            MetadataCommand.self,
        ]
    )

    static func main() {
        StandardStreams.ignoreBrokenPipes()
        let arguments = Array(CommandLine.arguments.dropFirst())
        if VersionCommand.isMeant(by: arguments) { VersionCommand.runAsProgram(arguments: []) }
        if HelpPage.isMeant(by: arguments) { HelpPage.runAsProgram(arguments: []) }
        runAsProgram(fewerArguments: "name a folder in place of its files, and '--vars FILE' in place of many --set")
    }
}
