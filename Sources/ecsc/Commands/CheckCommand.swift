import ArgumentParser
import CommandSupport
import ExactText
import Foundation
import SpecCompiler

/// `ecsc check`: the findings are the result.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Report everything there is to say about specs.",
        discussion: """
            What 'compile' would say, and nothing is made, signed or sent. A secret that is not at hand is passed over. \
            Exit code 1 if there are errors, with --strict also warnings. The last line counts them. \
            With --fix, what a program can repair is repaired in the files first, and what is left is reported.

            Examples:
              ecsc check web.ecs.yaml
              ecsc check specs --exclude drafts
              ecsc check specs --strict --format junit --summary > ecsc.xml
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
        guard fix || diff else { return try report(CompiledRun(specs)) }
        let fixer = try SpecFixer(specs)
        guard diff else {
            try fixer.write()
            return try report(fixer.run)
        }
        try fixer.printDifference()
        try fixer.run.reportFaults(FindingsReporter(options: specs.findings, areResult: false))
        if !fixer.fixed.isEmpty || !fixer.refused.isEmpty { throw ExitStatus.findings }
    }

    /// The findings, and what `compile` would say of its output besides.
    private func report(_ run: CompiledRun) throws {
        var run = run
        try run.checkOutput(secrets: SecretResolver(environment: ProcessInfo.processInfo.environment))
        try run.reportFindings(FindingsReporter(options: specs.findings, areResult: true))
    }
}
