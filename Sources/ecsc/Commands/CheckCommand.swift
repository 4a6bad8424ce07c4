import ArgumentParser
import CommandSupport
import ExactText

/// `ecsc check`: the findings are the result.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Report everything there is to say about specs.",
        discussion: """
            Nothing is compiled, signed or sent. Exit code 1 if there are errors, with --strict also warnings. \
            With --fix, what a program can repair is repaired in the files first, and what is left is reported.

            Examples:
              ecsc check web.ecs.yaml
              ecsc check web.ecs.yaml --strict --format junit > ecsc.xml
              ecsc check web.ecs.yaml --diff
              ecsc check web.ecs.yaml --fix
            """
    )

    @OptionGroup(title: "Spec options") var specs: SpecOptions

    @Flag(help: "Make the fixes of the findings in the files, all files or none, and report what is left.")
    var fix = false

    @Flag(
        help: """
            Write nothing and report nothing; print what --fix would change as a unified diff, and exit with 1 if there \
            is anything.
            """
    )
    var diff = false

    func validate() throws {
        if fix, !diff, specs.specs.contains(where: { $0.isExactly("-") }) {
            throw ValidationError("--fix changes files, so it takes no standard input ('-'); --diff does")
        }
    }

    func run() throws {
        guard fix || diff else {
            return try CompiledRun(specs).reportFindings(FindingsReporter(options: specs.findings, areResult: true))
        }
        let fixer = try SpecFixer(specs)
        guard diff else {
            try fixer.write()
            try fixer.run.reportFindings(FindingsReporter(options: specs.findings, areResult: true))
            return
        }
        try fixer.printDifference()
        try fixer.run.reportFaults(FindingsReporter(options: specs.findings, areResult: false))
        if !fixer.fixed.isEmpty || !fixer.refused.isEmpty { throw ExitStatus.findings }
    }
}
