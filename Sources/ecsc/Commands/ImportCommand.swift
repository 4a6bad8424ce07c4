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
            Takes a URL of RunInstances or CreateInstance, signed or not, a curl or aliyun command, an object of \
            parameters as --emit parameters prints it, or an answer of DescribeInstances or DescribeInstanceAttribute in \
            JSON. What no spec can say stands in comments before it; a password is never repeated.
            """
    )

    @Argument(
        help: ArgumentHelp("A file, standard input when '-' or absent, or the URL or command itself.", valueName: "input"))
    var input = "-"

    @Option(help: ArgumentHelp("The spec's metadata.name; made of the instance's name when absent.", valueName: "name"))
    var name: String?

    func run() throws {
        let file = try readInput()
        var sink = DiagnosticSink()
        let calls: [ImportedCall]
        do {
            calls = try ImportedText.calls(in: file, into: &sink)
        } catch let error as UnreadableInput {
            try FindingsReporter(style: FindingStyle(), areResult: false).print([error.diagnostic])
            throw ExitStatus.unreadableInput
        }
        let importer = SpecImporter(library: try PlatformLibrary.bundled())
        var names: Set<ExactText> = []
        var texts: [String] = []
        for call in calls {
            let imported = try importer.spec(for: call, named: unusedName(for: call, &names))
            texts.append(imported.text)
            if !imported.differences.isEmpty {
                StandardStreams.writeMessage(
                    "warning: compiled again, the spec would differ in \(imported.differences.joined(separator: ", "))\n")
            }
        }
        try StandardStreams.writeResult(texts.joined(separator: "---\n"))
    }

    /// What is no file and looks like a request is one.
    private func readInput() throws -> SourceFile {
        let isText =
            ["https://", "http://"].contains(where: input.asciiLowercased.hasExactPrefix)
            || ["curl ", "aliyun "].contains(where: input.hasExactPrefix)
        if isText { return SourceFile(name: "<argument>", text: input) }
        let bytes = try CommandInput.readWhole(input, limit: ParseLimits().bytes)
        return SourceFile(name: CommandInput.name(of: input), bytes: bytes)
    }

    private func unusedName(for call: ImportedCall, _ names: inout Set<ExactText>) -> String {
        let instance = call.parameters.first { $0.isNamed("InstanceName") }?.value ?? ""
        let wanted = name ?? SpecImporter.specName(from: instance)
        var number = 1
        var candidate = wanted
        while !names.insert(ExactText(candidate)).inserted {
            number += 1
            candidate = "\(wanted)-\(number)"
        }
        return candidate
    }
}
