import ArgumentParser
import CommandSupport
import DiagnosticsCore
import ExactText
import FileAccess
import SourceTree
import SpecCompiler
import YAMLTree

/// `ecsc init`: a spec to begin with.
struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Write a commented spec to begin with.",
        discussion: """
            At a terminal it asks what the console's wizard asks; anywhere else it takes examples.

            Examples:
              ecsc init
              ecsc init db --trusted --region cn-beijing
            """
    )

    @Argument(help: "Write to NAME.ecs.yaml, which must not exist, instead of standard output.")
    var name: String?

    @Flag(help: "A security-enhanced instance whose trusted system Alibaba Cloud runs.")
    var trusted = false

    @Option(help: ArgumentHelp("The region.", valueName: "id"))
    var region: String?

    func validate() throws {
        guard let name else { return }
        let isName =
            name.utf8.first?.isASCIILetter ?? false && name.utf8.count <= 63
            && name.utf8.allSatisfy { byte in
                byte.isASCIIAlphanumeric || "-_".utf8.contains(byte)
            }
        guard isName else {
            throw ValidationError(
                "'\(name)' is no name for a spec: a letter, then up to 62 letters, digits, '-' and '_'")
        }
    }

    func run() throws {
        var spec = NewSpec(isTrusted: trusted)
        if let name { spec.name = name }
        if let region { spec.region = region }
        let path = name.map { "\($0).ecs.yaml" }
        // Nobody should answer all questions to be told this.
        if let path, FolderReading.exists(path) {
            throw CommandFailure(.cannotWrite, "\(path): can't be written: file exists")
        }
        let library = try PlatformLibrary.bundled()
        if StandardStreams.isTerminal(0), StandardStreams.isTerminal(2) {
            let dialog = SpecDialog { try Self.compile($0, named: "", with: library).findings }
            spec = try dialog.ask(about: spec, regionIsGiven: region != nil, trustedIsGiven: trusted)
        }
        let compiled = try Self.compile(spec, named: path ?? "<stdout>", with: library)
        // The remarks on what is written come behind it; where there are errors, nothing is written.
        if compiled.findings.contains(where: { $0.severity == .error }) {
            printRemarks(compiled.findings, role: nil)
            throw ExitStatus.findings
        }
        let bytes = Array(spec.text.utf8)
        if let path {
            try CommandOutput.ofBundles.create(OutputFile(path: path, bytes: bytes, isSecret: false))
            try StandardStreams.writeResult("\(path)\n")
        } else {
            try StandardStreams.writeResult(bytes)
        }
        printRemarks(compiled.findings, role: compiled.instance?.role)
    }

    /// What `check` would say of a spec, and what it compiles to.
    private static func compile(
        _ spec: NewSpec, named name: String, with library: PlatformLibrary
    ) throws -> (instance: CompiledInstance?, findings: [Diagnostic]) {
        var run = CompilationRun(library: library)
        let file = SourceFile(name: name, bytes: Array(spec.text.utf8))
        let instances = try run.compile(file, format: .yaml, files: .none)
        return (instances.first, run.findings.diagnostics)
    }

    /// What an operator has to know: what `check` would say, and what the role is.
    private func printRemarks(_ findings: [Diagnostic], role: InstanceRole?) {
        for finding in findings {
            StandardStreams.writeMessage(
                "\(finding.severity): \(DisplayText.escape(finding.message)) [\(finding.rule)]\n")
            for help in finding.helpLines { StandardStreams.writeMessage("   help: \(DisplayText.escape(help))\n") }
        }
        if let role {
            StandardStreams.writeMessage(
                "note: the instance gets the RAM role '\(role.name)'"
                    + (role.isCreatedIfMissing ? "; 'ecsc compile --emit plan' creates it where it is missing\n" : "\n")
            )
        }
    }
}
