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
        discussion: "At a terminal it asks what the console's wizard asks; anywhere else it takes examples."
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
        if StandardStreams.isTerminal(0), StandardStreams.isTerminal(2) {
            spec = SpecDialog().ask(about: spec, regionIsGiven: region != nil, trustedIsGiven: trusted)
        }
        let bytes = Array(spec.text.utf8)
        let file = SourceFile(name: name.map { "\($0).ecs.yaml" } ?? "<stdout>", bytes: bytes)
        if name == nil {
            try StandardStreams.writeResult(bytes)
        } else {
            try CommandOutput.ofBundles.create(OutputFile(path: file.name, bytes: bytes, isSecret: false))
            try StandardStreams.writeResult("\(file.name)\n")
        }
        try printRemarks(on: file)
    }

    /// What an operator has to know: what `check` would say, and what the role is.
    private func printRemarks(on file: SourceFile) throws {
        var run = CompilationRun(library: try PlatformLibrary.bundled())
        let instances = try run.compile(file, format: .yaml, files: .none)
        for finding in run.findings.diagnostics {
            StandardStreams.writeMessage("\(finding.severity): \(finding.message) [\(finding.rule)]\n")
            if let help = finding.helpLine { StandardStreams.writeMessage("   help: \(help)\n") }
        }
        if let role = instances.first?.role {
            StandardStreams.writeMessage(
                "note: the instance gets the RAM role '\(role.name)'"
                    + (role.isCreatedIfMissing ? "; 'ecsc compile --emit plan' creates it where it is missing\n" : "\n")
            )
        }
    }
}
