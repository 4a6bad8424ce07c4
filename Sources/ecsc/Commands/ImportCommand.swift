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

    func validate() throws {
        if let name, !SpecNames.isPossible(name) {
            throw ValidationError("--name takes a letter, then up to 62 letters, digits, '_' or '-', not '\(name)'")
        }
    }

    func run() throws {
        let library = try PlatformLibrary.bundled()
        let reporter = FindingsReporter(options: findings, areResult: false)
        var reader = ImportReader(try readInput(), facts: library.facts)
        var calls: [ImportedCall]
        do {
            calls = try reader.read()
        } catch {
            throw try unreadable(error, by: reader, reporter)
        }
        let findings = reader.findings
        try reporter.print(
            findings.diagnostics.ordered(), omitted: findings.omitted,
            hiding: findings.count == 0 ? [] : hiddenPlaces(of: reader))
        guard reporter.status(of: reader.findings) == .success else { throw ExitStatus.findings }
        if let instanceID {
            calls = calls.filter { $0.instanceID?.isExactly(instanceID) ?? false }
            guard !calls.isEmpty else {
                throw CommandFailure(.usage, "--instance-id: no instance '\(instanceID)' is described here")
            }
        }
        let text: String
        do {
            text = try specs(of: calls, importer: SpecImporter(library: library))
        } catch let error as UnreadableInput {
            throw try unreadable(error, by: reader, reporter)
        }
        try StandardStreams.writeResult(text)
    }

    /// Reports an error that ends the import, with what was found before it.
    private func unreadable(
        _ error: UnreadableInput, by reader: ImportReader, _ reporter: FindingsReporter
    ) throws -> ExitStatus {
        try reporter.print(reader.findings.diagnostics + [error.diagnostic], hiding: hiddenPlaces(of: reader))
        return .unreadableInput
    }

    private func hiddenPlaces(of reader: ImportReader) -> [Diagnostic.Position] {
        reader.findings.hiddenPlaces + reader.secretPlaces
    }

    private func specs(of calls: [ImportedCall], importer: SpecImporter) throws -> String {
        var names = SpecNames()
        let texts = try calls.map { call in
            let name = names.unused(for: name ?? SpecNames.name(from: call.displayName))
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
}
