import ArgumentParser
import CommandSupport
import DiagnosticsCore
import FileAccess
import Foundation
import RequestSigning
import SourceTree
import SpecCompiler

/// What came of reading and compiling the specs of a command.
struct CompiledRun {
    /// An instance, and how to read the files of its spec.
    struct Item {
        let instance: CompiledInstance
        let files: FileLoader
    }

    let library: PlatformLibrary
    private(set) var items: [Item] = []
    private(set) var findings = DiagnosticSink()
    /// The faults met that are no findings: input that is missing or can't be read.
    private(set) var faults: [ExitStatus] = []
    private let fileNames: [String]
    private var allowances = Allowances()

    /// Reads and compiles everything; failures of single inputs are kept, so that all of a run is reported at once.
    ///
    /// - Parameters:
    ///   - options: The specs, and what is given for them.
    ///   - network: Where the products are reached from.
    ///   - now: The moment that the specs are judged at; the clock's where it is nil.
    init(_ options: SpecOptions, network: ProductEndpoints.Network = .public, now: Timestamp? = nil) throws {
        guard !options.specs.isEmpty else { throw ValidationError("Missing expected argument '<spec> ...'") }
        library = try PlatformLibrary.bundled(reachedFrom: network)
        let limits = ParseLimits()
        let (inputs, failures) = SpecInput.read(
            options.specs, filesFolder: options.filesDir, limit: limits.bytes
        )
        fileNames = inputs.map(\.file.name)
        for failure in failures { try keep(failure) }
        let given: GivenVariables
        do {
            given = try GivenVariables(options.surroundings, limits: limits)
            findings.report(contentsOf: given.findings)
        } catch {
            // What the specs would be with other values, nobody asked.
            try keep(error)
            return
        }
        var run = CompilationRun(
            library: library, variables: given.values, variablePlaces: given.places,
            now: (now ?? .now()).secondsSinceEpoch
        )
        let progress = ProgressLine(unit: "specs")
        defer { progress.finish() }
        var count = 0
        for input in inputs {
            try compile(input, in: &run) {
                count += 1
                progress.update(count)
            }
        }
        run.finish()
        findings.report(contentsOf: run.findings)
        allowances = run.allowances
    }

    private mutating func compile(
        _ input: SpecInput, in run: inout CompilationRun, progress: () -> Void
    ) throws {
        do {
            items += try run.compile(input.file, format: input.format, files: input.files, progress: progress)
                .map { Item(instance: $0, files: input.files) }
        } catch {
            try keep(error)
        }
    }

    /// Adds what was found later, such as a secret that can't be had.
    mutating func report(_ more: [Diagnostic]) {
        findings.report(contentsOf: allowances.silence(more))
    }

    /// Prints the findings, in the order of the files and of the places in them, and throws the exit code if they, or a
    /// fault, end the command here.
    func reportFindings(_ reporter: FindingsReporter) throws {
        try Self.reportFindings(of: [self], reporter)
    }

    /// Reports the findings of several runs as those of one.
    static func reportFindings(of runs: [CompiledRun], _ reporter: FindingsReporter) throws {
        try reporter.print(runs.map { ($0.findings, $0.fileNames) })
        let status = ExitStatus.gravest(of: runs.flatMap { $0.faults + [reporter.status(of: $0.findings)] })
        if status != .success { throw status }
    }

    /// Keeps the fault of an input; any other error ends the run.
    private mutating func keep(_ error: any Error) throws {
        switch error {
        case let failure as CommandFailure:
            faults.append(failure.status)
            findings.report(Diagnostic(.error, .noInput, failure.message))
        case let input as UnreadableInput:
            faults.append(.unreadableInput)
            findings.report(input.diagnostic)
        default:
            throw error
        }
    }
}
