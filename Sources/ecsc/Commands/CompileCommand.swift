import ArgumentParser
import DiagnosticsCore
import RequestEmission
import RequestSigning
import SpecCompiler

/// `ecsc compile`: specs in, requests and documents out.
struct CompileCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compile",
        abstract: "Compile specs into requests, user data, policies or plans.",
        discussion: """
            One line an instance goes to standard output, in the order of the input; findings go to standard error. \
            If any spec has an error, nothing is written.
            """
    )

    @OptionGroup(title: "Spec options") var specs: SpecOptions

    @OptionGroup(title: "Output options") var output: OutputOptions
    @OptionGroup(title: "Signing options") var signing: SigningOptions

    func validate() throws {
        if output.signed, signing.unsigned { throw ValidationError("--signed and --unsigned exclude each other") }
        if output.kind == .url, output.folder == nil, signing.method == .post {
            throw ValidationError("a URL alone can't carry a POST; use --emit request or curl")
        }
    }

    func run() throws {
        var compiled = try CompiledRun(specs)
        let reporter = FindingsReporter(options: specs.findings, areResult: false)
        guard reporter.status(of: compiled.findings) == .success, compiled.faults.isEmpty else {
            return try compiled.reportFindings(reporter)
        }
        if output.kind == .userDataText, output.folder == nil, compiled.items.count > 1 {
            throw CommandFailure(.usage, "--emit user-data-text takes one spec, these are \(compiled.items.count)")
        }
        for item in compiled.items { try signing.checkRegion(of: item.instance) }
        let isSigned = output.holdsRequests && !signing.unsigned
        let emission = Emission(
            emitter: RequestEmitter(library: compiled.library, signing: try signing.resolve(isSigned: isSigned)),
            library: compiled.library,
            nonces: NonceSequence(given: signing.nonce, count: compiled.items.count),
            secrets: SecretResolver(environment: signing.environment)
        )
        var sink = DiagnosticSink()
        if let folder = output.folder {
            let files = try emission.bundles(of: compiled.items, in: folder, into: &sink)
            compiled.report(sink.diagnostics)
            try compiled.reportFindings(reporter)
            try OutputFiles.write(files)
            return try StandardStreams.writeResult(files.map { $0.path + "\n" }.joined())
        }
        let lines = try emission.lines(of: compiled.items, kind: output.kind, signsPlan: output.signed, into: &sink)
        compiled.report(sink.diagnostics)
        try compiled.reportFindings(reporter)
        try StandardStreams.writeResult(lines)
    }
}
