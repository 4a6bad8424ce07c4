import ArgumentParser
import CommandSupport
import Foundation
import SpecCompiler

/// `ecsc check`: the findings are the result.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Report everything there is to say about specs.",
        discussion: """
            What 'compile' would say, and nothing is made, signed or sent. A secret that is not at hand is passed over. \
            Exit code 1 if there are errors, with --strict also warnings. The last line counts them.

            Examples:
              ecsc check web.ecs.yaml
              ecsc check specs --exclude drafts
              ecsc check specs --strict --format junit --summary > ecsc.xml
            """
    )

    @OptionGroup(title: "Spec options") var specs: SpecOptions

    func run() throws {
        var compiled = try CompiledRun(specs)
        try compiled.checkOutput(secrets: SecretResolver(environment: ProcessInfo.processInfo.environment))
        try compiled.reportFindings(FindingsReporter(options: specs.findings, areResult: true))
    }
}
