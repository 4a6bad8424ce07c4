import ArgumentParser
import CommandSupport
import DiagnosticsCore
import FileAccess
import Foundation
import RequestEmission
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
    /// The findings about those.
    private var faultFindings: [Diagnostic] = []
    /// The files that can't be read.
    private var unreadable: Set<ObjectIdentifier> = []
    private let fileNames: [String]
    /// What `--ignore` says.
    private var ignored = RuleLevels()
    /// What is said for the findings about files.
    private var levelsOfFiles: [ObjectIdentifier: RuleLevels] = [:]
    private var allowances = Allowances()

    /// Reads and compiles everything; failures of single inputs are kept, so that all of a run is reported at once.
    ///
    /// - Parameters:
    ///   - options: The specs, and what is given for them.
    ///   - network: Where the products are reached from.
    ///   - now: The moment that the specs are judged at; the clock's where it is nil.
    init(_ options: SpecOptions, network: ProductEndpoints.Network = .public, now: Timestamp? = nil) throws {
        let (inputs, failures) = try Self.inputs(of: options)
        try self.init(inputs, failures, options, network: network, now: now)
    }

    /// What the arguments of a command name, and what of it can't be read.
    static func inputs(of options: SpecOptions) throws -> (inputs: [SpecInput], failures: [CommandFailure]) {
        guard !options.specs.isEmpty else { throw ValidationError("Missing expected argument '<spec> ...'") }
        return SpecInput.read(
            options.specs, filesFolder: options.filesDir, excluding: options.excluded, limit: ParseLimits().bytes)
    }

    /// Compiles inputs that have been read.
    init(
        _ inputs: [SpecInput], _ failures: [CommandFailure], _ options: SpecOptions,
        network: ProductEndpoints.Network = .public, now: Timestamp? = nil
    ) throws {
        library = try PlatformLibrary.bundled(reachedFrom: network)
        let limits = ParseLimits()
        fileNames = inputs.map(\.file.name)
        for failure in failures { try keep(failure) }
        ignored = try options.findings.ignoredLevels()
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
        var search = SettingsSearch(limits: limits)
        for input in inputs {
            let settings = settings(of: input, by: &search)
            try compile(input, settings, in: &run) {
                count += 1
                progress.update(count)
            }
        }
        run.finish()
        findings.report(contentsOf: search.findings)
        for fault in search.faults { try keep(fault) }
        findings.report(contentsOf: run.findings)
        allowances = run.allowances
    }

    /// What is said for a spec: by the nearest file of settings, and by the command, which wins.
    private func settings(of input: SpecInput, by search: inout SettingsSearch) -> FileSettings? {
        let project = search.settings(forSpecAt: input.path)?.fileSettings
        guard !ignored.isEmpty else { return project }
        var settings = project ?? FileSettings()
        var levels = settings.levels ?? RuleLevels()
        levels.add(ignored)
        settings.levels = levels
        return settings
    }

    private mutating func compile(
        _ input: SpecInput, _ settings: FileSettings?, in run: inout CompilationRun, progress: () -> Void
    ) throws {
        if let levels = settings?.levels { levelsOfFiles[ObjectIdentifier(input.file)] = levels }
        do {
            items += try run.compile(
                input.file, format: input.format, files: input.files, settings: settings, progress: progress
            )
            .map { Item(instance: $0, files: input.files) }
        } catch {
            try keep(error)
        }
    }

    /// Adds what `compile` would say of the output that it makes without options, which is nothing where the specs have
    /// errors.
    ///
    /// - Parameter secrets: Reads the specs' secrets, where they have some.
    mutating func checkOutput(secrets: @autoclosure () -> SecretResolver) throws {
        guard !findings.hasErrors, faults.isEmpty else { return }
        let hasSecrets = items.contains { $0.instance.hasSecrets }
        let check = OutputCheck(library: library, secrets: hasSecrets ? secrets() : SecretResolver(environment: [:]))
        var sink = DiagnosticSink()
        do {
            for item in items { try check.check(item.instance, files: item.files, into: &sink) }
        } catch {
            throw CommandFailure(error)
        }
        report(sink.diagnostics)
    }

    /// Adds what was found later, such as a secret that can't be had.
    mutating func report(_ more: [Diagnostic]) {
        for finding in allowances.silence(more) {
            findings.levels = finding.position.flatMap { levelsOfFiles[ObjectIdentifier($0.file)] }
            findings.report(finding)
        }
        findings.levels = nil
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

    /// Prints the findings about input that is missing or can't be read, and throws the exit code if there are any.
    func reportFaults(_ reporter: FindingsReporter) throws {
        if faults.isEmpty { return }
        try reporter.print(faultFindings)
        throw ExitStatus.gravest(of: faults)
    }

    /// How many errors there are in a file: more than any number where it can't be read, since what it says is not known.
    func errorCount(in file: SourceFile) -> Int {
        if unreadable.contains(ObjectIdentifier(file)) { return .max }
        return findings.diagnostics.count { $0.severity == .error && $0.position?.file === file }
    }

    /// Keeps the fault of an input; any other error ends the run.
    private mutating func keep(_ error: any Error) throws {
        switch error {
        case let failure as CommandFailure:
            faults.append(failure.status)
            faultFindings.append(Diagnostic(.error, .noInput, failure.message))
            findings.report(contentsOf: faultFindings.suffix(1))
        case let input as UnreadableInput:
            faults.append(.unreadableInput)
            if let file = input.diagnostic.position?.file { unreadable.insert(ObjectIdentifier(file)) }
            faultFindings.append(input.diagnostic)
            findings.report(input.diagnostic)
        default:
            throw error
        }
    }
}
