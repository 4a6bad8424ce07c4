import ArgumentParser
import DiagnosticsCore
import Foundation
import InputFiles
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
    private(set) var findings: [Diagnostic] = []
    /// The faults met that are no findings: input that is missing or can't be read.
    private(set) var faults: [ExitStatus] = []
    private let fileNames: [String]

    /// Reads and compiles everything; failures of single inputs are kept, so that all of a run is reported at once.
    init(_ options: SpecOptions) throws {
        guard !options.specs.isEmpty else { throw ValidationError("Missing expected argument '<spec> ...'") }
        library = try PlatformLibrary.bundled()
        let limits = ParseLimits()
        let variables = try Self.readVariables(options, limits: limits)
        let (inputs, failures) = SpecInput.read(
            options.specs, filesFolder: options.filesDir, limit: limits.bytes
        )
        fileNames = inputs.map(\.file.name)
        for failure in failures {
            faults.append(failure.status)
            findings.append(Diagnostic(.error, "no-input", failure.message))
        }
        var run = CompilationRun(library: library, variables: variables)
        for input in inputs {
            do {
                items += try run.compile(input.file, format: input.format, files: input.files)
                    .map { Item(instance: $0, files: input.files) }
            } catch let error as UnreadableInput {
                faults.append(.unreadableInput)
                findings.append(error.diagnostic)
            }
        }
        run.finish()
        findings += run.findings.diagnostics
    }

    /// Adds what was found later, such as a secret that can't be had.
    mutating func report(_ more: [Diagnostic]) {
        findings += more
    }

    /// Prints the findings, in the order of the files and of the places in them, and throws the exit code if they, or a fault, end the command here.
    func reportFindings(_ reporter: FindingsReporter) throws {
        try reporter.print(findings.ordered(byFiles: fileNames))
        let status = ExitStatus.gravest(of: faults + [reporter.status(of: findings)])
        if status != .success { throw status.exit }
    }

    /// The values of `--vars` and `--set`, of which the latter win.
    static func readVariables(_ options: SpecOptions, limits: ParseLimits) throws -> [String: String] {
        var variables: [String: String] = [:]
        if let file = options.variablesFile { variables = try readVariables(file, limits: limits) }
        for assignment in options.assignments {
            guard let separator = assignment.firstIndex(of: "=") else { continue }
            variables[String(assignment[..<separator])] = String(assignment[assignment.index(after: separator)...])
        }
        return variables
    }

    private static func readVariables(_ path: String, limits: ParseLimits) throws -> [String: String] {
        let bytes: [UInt8]
        do {
            bytes = try FileReading.read(path, limit: limits.bytes)
        } catch {
            throw CommandFailure(.noInput, "\(path): \(error.reason)")
        }
        var sink = DiagnosticSink()
        let file = SourceFile(name: path, bytes: bytes)
        do {
            let nodes = try DocumentReader.read(file, format: path.hasSuffix(".json") ? .json : .yaml, into: &sink)
            guard case .mapping(let entries)? = nodes.first?.content else {
                throw CommandFailure(.findings, "\(path): expected a mapping of variables to values")
            }
            var variables: [String: String] = [:]
            for entry in entries {
                guard case .scalar(let scalar) = entry.value.content else {
                    throw CommandFailure(.findings, "\(path): the value of '\(entry.key)' is not a single value")
                }
                variables[entry.key] = scalar.text
            }
            return variables
        } catch let error as UnreadableInput {
            throw CommandFailure(.unreadableInput, TextRenderer(usesColor: false).render([error.diagnostic]))
        }
    }
}
