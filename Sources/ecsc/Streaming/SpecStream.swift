import CommandSupport
import DiagnosticsCore
import ExactText
import FileAccess
import InstanceSpec
import RequestEmission
import RequestSigning
import SourceTree
import SpecCompiler

/// `compile --stream`: batches of lines are compiled by all cores and written in the order they came in. While a batch
/// is written, the next one is read and compiled.
///
/// Memory is bounded by two batches and by ``NameMemory``; nothing else outlives them.
struct SpecStream {
    /// The lines a thread takes at once: few enough that all threads end a batch at nearly the same time.
    private static let linesPerTask = 8

    private var compiler: SpecLineCompiler
    /// `--timestamp`; else each batch is signed with the time at which it came in.
    private let timestamp: Timestamp?
    private let output: OrderedOutput<StreamOutput>

    init(
        compiler: SpecLineCompiler, reporter: FindingsReporter, timestamp: Timestamp?,
        variablePlaces: [ExactText: Diagnostic.Position]
    ) {
        self.compiler = compiler
        self.timestamp = timestamp
        output = OrderedOutput(
            StreamOutput(reporter: reporter, variables: compiler.variables, variablePlaces: variablePlaces)
        )
    }

    /// Compiles standard input to its end.
    ///
    /// - Throws: Exit code 1 if any line was bad; `CommandFailure` for what ends a run early, behind the output of the
    ///   lines before it.
    mutating func run() throws {
        var reader = InputLineReader(descriptor: 0, longestLine: ParseLimits().bytes)
        var inputFailure: CommandFailure?
        while inputFailure == nil {
            do {
                let batch = try reader.readBatch()
                if batch.isEmpty { break }
                compiler.signing.timestamp = timestamp ?? .now()
                let lines = batch.mapOnAllCores(itemsPerTask: Self.linesPerTask) { [compiler] in compiler.compile($0) }
                try output.enqueue { try $0.write(lines) }
            } catch let error as FileReading.Failure {
                inputFailure = CommandFailure(.noInput, "standard input can't be read: \(error.reason)")
            }
        }
        let library = compiler.library
        try output.finish { try $0.end(library: library) }
        if let inputFailure { throw inputFailure }
        if output.target.hasBadLines { throw ExitStatus.findings }
    }
}

/// What a stream writes, and what it remembers of the lines before.
struct StreamOutput {
    private let reporter: FindingsReporter
    private let variables: [String: String]
    private let variablePlaces: [ExactText: Diagnostic.Position]
    private var names = NameMemory()
    private var undeclaredVariables: Set<ExactText>
    /// Whether a line so far, or the end, had errors.
    private(set) var hasBadLines = false

    init(
        reporter: FindingsReporter, variables: [String: String], variablePlaces: [ExactText: Diagnostic.Position]
    ) {
        self.reporter = reporter
        self.variables = variables
        self.variablePlaces = variablePlaces
        undeclaredVariables = Set(variables.keys.map { ExactText($0) })
    }

    /// Writes lines, each as its output or as its findings.
    ///
    /// - Throws: The failure of a line that ends the run, behind the output of those before it; the exit code where the
    ///   output is closed.
    mutating func write(_ lines: [CompiledLine]) throws {
        var output: [UInt8] = []
        var remarks: [Diagnostic] = []
        var failure: CommandFailure?
        for var line in lines {
            failure = line.failure
            if failure != nil { break }
            undeclaredVariables.formIntersection(line.undeclaredVariables)
            if let document = line.document {
                DuplicateName.check(document, into: &line.findings) { name, _ in
                    names.remember(name, onLine: line.number).map { .line($0) }
                }
            }
            if reporter.status(of: line.findings) == .success {
                output += line.output
                remarks += line.findings.diagnostics.filter { $0.severity != .note }
            } else {
                hasBadLines = true
                let findings = JSONRenderer(onOneLine: true).render(line.findings.listed())
                output += Array("{\"line\":\(line.number),\"diagnostics\":\(findings)}\n".utf8)
            }
        }
        let isRead = try StandardStreams.offerResult(output)
        if !remarks.isEmpty { try reporter.print(remarks) }
        if let failure { throw failure }
        // Nobody reads on, and the input may have no end.
        if !isRead { throw hasBadLines ? ExitStatus.findings : .success }
    }

    /// Reports what only the end tells: that no line declares a variable that was set.
    mutating func end(library: PlatformLibrary) throws {
        guard !undeclaredVariables.isEmpty else { return }
        var run = CompilationRun(
            library: library, variables: variables.filter { undeclaredVariables.contains(ExactText($0.key)) },
            variablePlaces: variablePlaces
        )
        run.finish()
        try reporter.print(run.findings)
        hasBadLines = true
    }
}
