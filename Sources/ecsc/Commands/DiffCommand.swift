import ArgumentParser
import CommandOptions
import CommandSupport
import DiagnosticsCore
import RequestEmission
import SpecCompiler

/// `ecsc diff`: what changes in the request between two specs.
struct DiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Show the parameters that are added, removed or changed between two specs.",
        usage: "ecsc diff <old> <new> [--format <format>] [<options>]",
        discussion: """
            Both specs are compiled; instances are matched by metadata.name. With --format json one object an instance. \
            Each side may be a folder. Nothing is printed where nothing differs, and the exit code is 0 either way.

            Examples:
              ecsc diff old.ecs.yaml web.ecs.yaml
              ecsc diff old.ecs.yaml web.ecs.yaml --format json
            """
    )

    @OptionGroup(title: "Spec options") var specs: SpecOptions

    func validate() throws {
        if specs.specs.count != 2 { throw ValidationError("diff takes two specs, the old and the new one") }
    }

    func run() throws {
        let runs = try specs.specs.map { try CompiledRun(specs.reading([$0])) }
        let reporter = FindingsReporter(options: specs.findings, areResult: false)
        try CompiledRun.reportFindings(of: runs, reporter)
        let differences = RequestDifference.between(runs[0].items.map(\.instance), runs[1].items.map(\.instance))
        if specs.findings.style.format == .json {
            return try StandardStreams.writeResult(differences.map { $0.json.text() + "\n" }.joined())
        }
        try StandardStreams.writeResult(differences.compactMap(\.text).joined(separator: "\n"))
    }
}
