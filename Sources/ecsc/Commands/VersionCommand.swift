import ArgumentParser
import CommandSupport
import DiagnosticsCore
import GeneratorCommands
import SpecCompiler

/// What `ecsc --version --verbose` prints: the version, and where the bundled facts come from and of when they are.
struct VersionCommand: ParsableCommand {
    /// Whether arguments ask for it.
    static func isMeant(by arguments: [String]) -> Bool {
        [["--version", "--verbose"], ["--verbose", "--version"]].contains(arguments)
    }

    func run() throws {
        try StandardStreams.writeResult("\(ToolVersion.current)\n" + MetadataReport.sources(FactSource.all()))
    }
}
