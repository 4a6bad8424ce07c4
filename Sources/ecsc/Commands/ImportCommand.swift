import ArgumentParser
import CommandOptions
import CommandSupport
import DiagnosticsCore
import ExactText
import SourceTree
import SpecCompiler
import SpecImport

/// `ecsc import`: a spec of what exists already.
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Turn a request, a command line or an instance that exists into a spec.",
        discussion: """
            Takes URLs of RunInstances or CreateInstance, signed or not, a curl or aliyun command, an object of \
            parameters, what 'compile' prints, or an answer of DescribeInstances or DescribeInstanceAttribute in JSON or \
            XML. A spec is printed for each instance. What a spec can't say, and what the answer does not tell, stands in \
            comments before it; a password is never repeated. Nothing that is pasted is run.

            Examples:
              aliyun ecs DescribeInstances --RegionId cn-hangzhou | ecsc import - --instance-id i-bp67acfmxazb4p****
              ecsc import 'aliyun ecs RunInstances --RegionId cn-hangzhou --InstanceType ecs.g6.large' > web.ecs.yaml
              ecsc compile web.ecs.yaml --unsigned | ecsc import -
            """
    )

    @Argument(
        help: ArgumentHelp(
            "A file; standard input when '-' or absent; or the URL or command itself.", valueName: "input"),
        completion: .file()
    )
    var input = "-"

    @Option(help: ArgumentHelp("The spec's metadata.name; made of the instance's name when absent.", valueName: "name"))
    var name: String?

    @Option(
        help: ArgumentHelp("Only this instance of an answer.", valueName: "id")
    )
    var instanceID: String?

    @OptionGroup(title: "Finding options") var findings: FindingOptions

    func run() throws {
        let library = try PlatformLibrary.bundled()
        let reporter = FindingsReporter(options: findings, areResult: false)
        var reader = ImportReader(try readInput(), facts: library.facts)
        var calls: [ImportedCall]
        do {
            calls = try reader.read()
        } catch {
            try reporter.print(reader.findings.diagnostics + [error.diagnostic])
            throw ExitStatus.unreadableInput
        }
        try reporter.print(reader.findings)
        guard reporter.status(of: reader.findings) == .success else { throw ExitStatus.findings }
        if let instanceID {
            calls = calls.filter { $0.instanceID?.isExactly(instanceID) ?? false }
            guard !calls.isEmpty else {
                throw CommandFailure(.usage, "--instance-id: no instance '\(instanceID)' is described here")
            }
        }
        try StandardStreams.writeResult(try specs(of: calls, importer: SpecImporter(library: library)))
    }

    private func specs(of calls: [ImportedCall], importer: SpecImporter) throws -> String {
        var names: Set<ExactText> = []
        let texts = try calls.map { call in
            let name = unusedName(for: call, &names)
            let imported = try importer.spec(for: call, named: name)
            if !imported.differences.isEmpty {
                let differences = imported.differences.prefix(10).joined(separator: ", ")
                StandardStreams.writeMessage(
                    DisplayText.escape("warning: compiled again, '\(name)' would differ in \(differences)") + "\n")
            }
            return imported.text
        }
        return texts.joined(separator: "---\n")
    }

    /// What is no file and looks like a request is one.
    private func readInput() throws -> SourceFile {
        let isText =
            ["https://", "http://"].contains(where: input.asciiLowercased.hasExactPrefix)
            || ["curl ", "aliyun "].contains(where: input.hasExactPrefix)
        if isText { return SourceFile(name: "<argument>", text: input) }
        let bytes = try CommandInput.read(input, limit: ParseLimits().bytes)
        return SourceFile(name: CommandInput.name(of: input), bytes: bytes)
    }

    private func unusedName(for call: ImportedCall, _ names: inout Set<ExactText>) -> String {
        let wanted = name ?? SpecImporter.specName(from: call.displayName)
        var number = 1
        var candidate = wanted
        while !names.insert(ExactText(candidate)).inserted {
            number += 1
            candidate = "\(wanted)-\(number)"
        }
        return candidate
    }
}
