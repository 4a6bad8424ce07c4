public import ArgumentParser
import DiagnosticsCore
public import RequestEmission
import RequestSigning
import SourceTree
import SpecCompiler

/// `ecsc compile`: specs in, requests and documents out.
struct CompileCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compile",
        abstract: "Compile specs into requests, user data, policies or plans.",
        discussion: """
            One line an instance goes to standard output, in the order of the input; findings go to standard error. \
            If any spec has an error, nothing is written; with --stream the other specs are.
            """
    )

    @OptionGroup var specs: SpecOptions

    @Option(
        name: .customLong("emit"),
        help: ArgumentHelp("What to make of each instance.", valueName: "kind")
    )
    var kind: EmissionKind = .url

    @Flag(help: "With --emit plan: add a signed request to each step that needs no earlier answer.")
    var signed = false

    @Option(
        help: ArgumentHelp("Write a folder of files for each instance below this one, and print the paths.", valueName: "dir"),
        completion: .directory
    )
    var outputDir: String?

    @Flag(
        help: ArgumentHelp(
            "Compile one JSON spec a line from standard input, each as it comes.",
            discussion: """
                A spec with errors gives {"line":N,"diagnostics":[…]} in its place. Findings about the others, but for \
                notes, go to standard error.
                """
        )
    )
    var stream = false

    @OptionGroup(title: "Signing options") var signing: SigningOptions

    func validate() throws {
        if stream {
            guard specs.specs.isEmpty || specs.specs == ["-"] else {
                throw ValidationError("--stream reads standard input only")
            }
            if outputDir != nil { throw ValidationError("--stream and --output-dir exclude each other") }
            if kind == .userDataText {
                throw ValidationError("--emit user-data-text takes one spec; use --emit user-data with --stream")
            }
        }
        if signed, kind != .plan { throw ValidationError("--signed goes with --emit plan") }
        if signed, signing.unsigned { throw ValidationError("--signed and --unsigned exclude each other") }
        if kind == .url, signing.method == .post {
            throw ValidationError("a URL alone can't carry a POST; use --emit request or curl")
        }
    }

    func run() throws {
        guard !stream else { return try runStream() }
        var compiled = try CompiledRun(specs)
        let reporter = FindingsReporter(options: specs.findings, areResult: false)
        guard reporter.status(of: compiled.findings) == .success, compiled.faults.isEmpty else {
            return try compiled.reportFindings(reporter)
        }
        if kind == .userDataText, outputDir == nil, compiled.items.count > 1 {
            throw CommandFailure(.usage, "--emit user-data-text takes one spec, these are \(compiled.items.count)")
        }
        for item in compiled.items { try signing.checkRegion(of: item.instance) }
        let isSigned = (kind.isRequest || signed || outputDir != nil) && !signing.unsigned
        let emission = Emission(
            emitter: RequestEmitter(library: compiled.library, signing: try signing.resolve(isSigned: isSigned)),
            library: compiled.library,
            nonces: NonceSequence(given: signing.nonce, count: compiled.items.count),
            secrets: SecretResolver(environment: signing.environment)
        )
        var sink = DiagnosticSink()
        if let outputDir {
            let files = try emission.bundles(of: compiled.items, in: outputDir, into: &sink)
            compiled.report(sink.diagnostics)
            try compiled.reportFindings(reporter)
            try OutputFiles.write(files)
            return try StandardStreams.writeResult(files.map { $0.path + "\n" }.joined())
        }
        let output = try emission.lines(of: compiled.items, kind: kind, signsPlan: signed, into: &sink)
        compiled.report(sink.diagnostics)
        try compiled.reportFindings(reporter)
        try StandardStreams.writeResult(output)
    }

    private func runStream() throws {
        let isSigned = (kind.isRequest || signed) && !signing.unsigned
        let compiler = SpecLineCompiler(
            library: try PlatformLibrary.bundled(),
            variables: try CompiledRun.readVariables(specs, limits: ParseLimits()),
            files: SpecInput.files(ofStandardInputIn: specs.filesDir),
            secrets: SecretResolver(environment: signing.environment),
            signing: try signing.resolve(isSigned: isSigned),
            kind: kind,
            signsPlan: signed,
            region: signing.region,
            nonce: signing.nonce
        )
        let reporter = FindingsReporter(options: specs.findings, areResult: false)
        var stream = SpecStream(compiler: compiler, reporter: reporter, timestamp: signing.timestamp)
        try stream.run()
    }
}

extension EmissionKind: ExpressibleByArgument {}
