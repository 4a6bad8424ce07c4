import DiagnosticsCore
import InputFiles
import InstanceSpec
import RequestEmission
import RequestSigning
import SourceTree
import SpecCompiler

/// `compile --stream`: batches of lines are compiled by all cores and written in the order they came in.
///
/// Memory is bounded by the batch and by `NameMemory`; nothing else outlives a batch.
struct SpecStream {
    /// The lines a thread takes at once: few enough that all threads end a batch at nearly the same time.
    private static let linesPerTask = 8

    private var compiler: SpecLineCompiler
    private let reporter: FindingsReporter
    /// `--timestamp`; else each batch is signed with the time at which it came in.
    private let timestamp: Timestamp?
    private var names = NameMemory()
    private var undeclaredVariables: Set<String>
    private var hasBadLines = false

    init(compiler: SpecLineCompiler, reporter: FindingsReporter, timestamp: Timestamp?) {
        self.compiler = compiler
        self.reporter = reporter
        self.timestamp = timestamp
        undeclaredVariables = Set(compiler.variables.keys)
    }

    /// Compiles standard input to its end.
    ///
    /// - Throws: Exit code 1 if any line was bad; `CommandFailure` for what ends a run early, behind the output of the
    ///   lines before it.
    mutating func run() throws {
        var reader = InputLineReader(descriptor: 0, longestLine: ParseLimits().bytes)
        while true {
            let batch: [InputLine]
            do {
                batch = try reader.readBatch()
            } catch {
                throw CommandFailure(.noInput, "standard input can't be read: \(error.reason)")
            }
            if batch.isEmpty { break }
            compiler.signing.timestamp = timestamp ?? .now()
            try write(batch.mapOnAllCores(itemsPerTask: Self.linesPerTask) { [compiler] in compiler.compile($0) })
        }
        try reportUndeclaredVariables()
        if hasBadLines { throw ExitStatus.findings.exit }
    }

    private mutating func write(_ lines: [CompiledLine]) throws {
        var output: [UInt8] = []
        var remarks: [Diagnostic] = []
        var failure: CommandFailure?
        for var line in lines {
            failure = line.failure
            if failure != nil { break }
            undeclaredVariables.formIntersection(line.undeclaredVariables)
            checkName(of: &line)
            if reporter.status(of: line.findings) == .success {
                output += line.output
                remarks += line.findings.filter { $0.severity != .note }
            } else {
                hasBadLines = true
                let findings = JSONRenderer(onOneLine: true).render(line.findings.ordered(byFiles: []))
                output += Array("{\"line\":\(line.number),\"diagnostics\":\(findings)}\n".utf8)
            }
        }
        try StandardStreams.writeResult(output)
        if !remarks.isEmpty { try reporter.print(remarks) }
        if let failure { throw failure }
    }

    /// Rule `duplicate-name`, as far back as names are remembered.
    private mutating func checkName(of line: inout CompiledLine) {
        guard let document = line.document, let value = document.name, let name = value.text,
            let first = names.remember(name, onLine: line.number)
        else { return }
        line.findings.append(
            document.diagnostic(
                .error, "duplicate-name", "the name '\(name)' is taken", at: value.span, path: value.path,
                notes: ["first used on line \(first)"]
            )
        )
    }

    /// Only at the end is it known that no line declares a variable that was set.
    private mutating func reportUndeclaredVariables() throws {
        guard !undeclaredVariables.isEmpty else { return }
        var run = CompilationRun(
            library: compiler.library, variables: compiler.variables.filter { undeclaredVariables.contains($0.key) }
        )
        run.finish()
        try reporter.print(run.findings.diagnostics)
        hasBadLines = true
    }
}
