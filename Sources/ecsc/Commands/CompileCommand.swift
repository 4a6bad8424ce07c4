import ArgumentParser
import CommandSupport
import DiagnosticsCore
import ExactText
import FileAccess
import RequestEmission
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

            Examples:
              ecsc compile web.ecs.yaml --emit curl --demo-credentials
              ecsc compile web.ecs.yaml --output-dir out --unsigned
              ecsc compile --stream --emit parameters < specs.ndjson
            """
    )

    @OptionGroup(title: "Spec options") var specs: SpecOptions

    @OptionGroup(title: "Output options") var output: OutputOptions

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
            if output.folder != nil { throw ValidationError("--stream and --output-dir exclude each other") }
            if output.kind.form.isDocument {
                throw ValidationError("--emit \(output.kind.rawValue) takes one spec, and --stream many")
            }
        }
        if output.signed, signing.unsigned { throw ValidationError("--signed and --unsigned exclude each other") }
        if output.kind == .url, output.folder == nil, signing.method == .post {
            throw ValidationError("a URL alone can't carry a POST; use --emit request or curl")
        }
    }

    func run() throws {
        guard !stream else { return try runStream() }
        var compiled = try CompiledRun(specs, network: signing.network, now: signing.timestamp)
        let reporter = FindingsReporter(options: specs.findings, areResult: false)
        guard reporter.status(of: compiled.findings) == .success, compiled.faults.isEmpty else {
            // Where warnings end it, what the output would add is said with them.
            if output.kind == .url || output.folder != nil {
                try compiled.checkOutput(secrets: SecretResolver(environment: signing.environment))
            }
            return try compiled.reportFindings(reporter)
        }
        if output.kind.form.isDocument, output.folder == nil, compiled.items.count > 1 {
            throw CommandFailure(
                .usage, "--emit \(output.kind.rawValue) takes one spec, these are \(compiled.items.count)")
        }
        for item in compiled.items { try signing.checkRegion(of: item.instance) }
        let isSigned = output.holdsRequests && !signing.unsigned
        let emission = Emission(
            emitter: RequestEmitter(
                library: compiled.library, signing: try signing.resolve(isSigned: isSigned), signsPlans: output.signed
            ),
            library: compiled.library,
            secrets: SecretResolver(environment: signing.environment),
            nonce: signing.nonce
        )
        var sink = DiagnosticSink()
        if let folder = output.folder {
            let bundles = try emission.bundles(of: compiled.items, in: folder, into: &sink)
            compiled.report(sink.diagnostics)
            try compiled.reportFindings(reporter)
            try CommandOutput.ofBundles.write(bundles)
            let paths = bundles.flatMap { bundle in bundle.files.map { PathName.join(bundle.path, $0.path) } }
            return try StandardStreams.writeResult(paths.map { $0 + "\n" }.joined())
        }
        let bytes = try emission.output(of: compiled.items, kind: output.kind, into: &sink)
        compiled.report(sink.diagnostics)
        try compiled.reportFindings(reporter)
        try StandardStreams.writeResult(bytes)
    }

    private func runStream() throws {
        let reporter = FindingsReporter(options: specs.findings, areResult: false)
        let variables = try GivenVariables(specs.surroundings, limits: ParseLimits())
        let ignored = try specs.findings.ignoredLevels()
        try reporter.print(variables.findings)
        if reporter.status(of: variables.findings) != .success { throw ExitStatus.findings }
        let compiler = SpecLineCompiler(
            library: try PlatformLibrary.bundled(reachedFrom: signing.network),
            variables: variables.values,
            settings: ignored.isEmpty ? nil : FileSettings(levels: ignored),
            files: SpecInput.files(ofStandardInputIn: specs.filesDir),
            secrets: SecretResolver(environment: signing.environment),
            signing: try signing.resolve(isSigned: output.holdsRequests && !signing.unsigned),
            kind: output.kind,
            signsPlan: output.signed,
            region: signing.region,
            nonce: signing.nonce
        )
        var stream = SpecStream(
            compiler: compiler, reporter: reporter, timestamp: signing.timestamp, variablePlaces: variables.places
        )
        try stream.run()
    }
}
