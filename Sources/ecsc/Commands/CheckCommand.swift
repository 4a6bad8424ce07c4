import ArgumentParser
import CommandSupport

/// `ecsc check`: the findings are the result.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Report everything there is to say about specs.",
        discussion: """
            Nothing is compiled, signed or sent. Exit code 1 if there are errors, with --strict also warnings.

            Examples:
              ecsc check web.ecs.yaml
              ecsc check web.ecs.yaml --strict --format junit > ecsc.xml
            """
    )

    @OptionGroup(title: "Spec options") var specs: SpecOptions

    func run() throws {
        try CompiledRun(specs).reportFindings(FindingsReporter(options: specs.findings, areResult: true))
    }
}
