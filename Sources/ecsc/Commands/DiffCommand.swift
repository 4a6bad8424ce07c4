import ArgumentParser
import CommandOptions
import CommandSupport
import DiagnosticsCore
import InstanceDifference
import SpecCompiler

/// `ecsc diff`: what changes between two specs, and what applying it takes.
struct DiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Show what changes between two specs, and what applying it takes.",
        usage: "ecsc diff <old> <new> [--exit-code] [--format <format>] [<options>]",
        discussion: """
            Both specs are compiled, and instances matched by metadata.name: parameters, the lines of the user data, \
            policies and plan. Disks, interfaces and tags are matched by what they are, not by their place. Each side may \
            be a folder. With --format json one object an instance. Nothing is printed where nothing differs.

            A line with '=' says what applying a change to an instance that exists takes: a new instance, a stop first, \
            the next boot, or nothing (at once), and which page says so.

            Examples:
              ecsc diff old.ecs.yaml web.ecs.yaml
              ecsc diff old.ecs.yaml web.ecs.yaml --format json
              ecsc diff main/specs specs --exit-code
            """
    )

    @OptionGroup(title: "Spec options") var specs: SpecOptions

    @Flag(help: "Exit with 1 where anything differs, as diff and 'git diff --exit-code' do.")
    var exitCode = false

    func validate() throws {
        if specs.specs.count != 2 { throw ValidationError("diff takes two specs, the old and the new one") }
    }

    func run() throws {
        let runs = try specs.specs.map { try CompiledRun(specs.reading([$0])) }
        let reporter = FindingsReporter(options: specs.findings, areResult: false)
        try CompiledRun.reportFindings(of: runs, reporter)
        let differences = try InstanceDifference.between(
            runs[0].items.map(\.instance), runs[1].items.map(\.instance), library: runs[1].library
        )
        let style = specs.findings.style
        let text =
            style.format == .json
            ? differences.map { $0.json.text() + "\n" }.joined()
            : DifferenceText.render(differences, usesColor: style.color.isWanted(on: 1))
        try StandardStreams.writeResult(text)
        if exitCode, differences.contains(where: { !$0.isEmpty }) { throw ExitStatus.findings }
    }
}
