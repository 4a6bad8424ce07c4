import ArgumentParser
import CommandSupport
import DiagnosticsCore
import GeneratorCommands
import SpecCompiler

/// What `ecsc --version --verbose` stands for: the version, and where the bundled facts come from and of when they are.
struct VersionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "version", shouldDisplay: false)

    /// The arguments of this command, where those of the program are its flags.
    static func arguments(for arguments: [String]) -> [String]? {
        [["--version", "--verbose"], ["--verbose", "--version"]].contains(arguments) ? ["version"] : nil
    }

    func run() throws {
        try StandardStreams.writeResult("\(ToolVersion.current)\n" + MetadataReport.sources(FactSource.all()))
    }
}
