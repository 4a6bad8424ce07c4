import CommandSupport
import DiagnosticsCore
import ExactText
import InstanceSpec
import RequestEmission
import RequestSigning
import SourceTree
import SpecCompiler
import YAMLTree

/// Compiles single lines of a stream. It keeps nothing from line to line, so that any thread can take any line.
struct SpecLineCompiler: Sendable {
    let library: PlatformLibrary
    let variables: [String: String]
    /// What the command says of the rules.
    let settings: FileSettings?
    let files: FileLoader
    let secrets: SecretResolver
    var signing: RequestSigner
    let kind: EmissionKind
    let signsPlan: Bool
    /// `--region`, which has to be every spec's.
    let region: String?
    /// `--nonce`; the spec with the number N among the specs is signed with `NONCE-N`.
    let nonce: String?

    /// The name of the input in findings.
    static let inputName = "<stdin>"

    /// Compiles a line and makes its output. The output is not to be used where there are errors.
    func compile(_ line: InputLine) -> CompiledLine {
        var result = CompiledLine(number: line.number, undeclaredVariables: Set(variables.keys.map { ExactText($0) }))
        let file = SourceFile(name: Self.inputName, bytes: line.bytes ?? [], firstLine: line.number)
        guard line.bytes != nil else {
            let position = Diagnostic.Position(file: file, span: SourceSpan(0, 0))
            result.findings.report(
                Diagnostic(.error, .inputLimit, "the line has more than \(ParseLimits().bytes) bytes", at: position)
            )
            return result
        }
        do {
            var run = CompilationRun(
                library: library, variables: variables, now: signing.timestamp.secondsSinceEpoch
            )
            defer { result.undeclaredVariables = run.undeclaredVariables }
            let instance = try run.compile(file, format: .json, files: files, settings: settings).first
            result.document = instance?.document
            var sink = run.findings
            if let instance { checkRegion(of: instance, into: &sink) }
            if let instance, !sink.hasErrors {
                let emission = Emission(
                    emitter: RequestEmitter(library: library, signing: signing, signsPlans: signsPlan),
                    library: library, secrets: secrets, nonce: nonce.map { "\($0)-\(line.ordinal)" }
                )
                result.output = try emission.output(
                    of: [CompiledRun.Item(instance: instance, files: files)], kind: kind, into: &sink
                )
            }
            result.findings = sink
        } catch let error as UnreadableInput {
            result.findings.report(error.diagnostic)
        } catch let error as CommandFailure {
            result.failure = error
        } catch {
            result.failure = CommandFailure(.internalError, "\(error)")
        }
        return result
    }

    private func checkRegion(of instance: CompiledInstance, into sink: inout DiagnosticSink) {
        guard let region, !region.isExactly(instance.request.regionID), let value = instance.document.spec["region"]
        else {
            return
        }
        sink.report(
            instance.document.diagnostic(
                .error, .valueSet, "--region is '\(region)', but the spec is for '\(instance.request.regionID)'",
                at: value.span, path: value.path
            )
        )
    }
}

/// What came of a line.
struct CompiledLine: Sendable {
    let number: Int
    /// The spec, where it could be read.
    var document: InstanceDocument?
    var findings = DiagnosticSink()
    /// The line of output with its line break.
    var output: [UInt8] = []
    /// The variables that were set and that the spec does not declare.
    var undeclaredVariables: Set<ExactText>
    /// What ends the whole run.
    var failure: CommandFailure?

    init(number: Int, undeclaredVariables: Set<ExactText>) {
        self.number = number
        self.undeclaredVariables = undeclaredVariables
    }
}
