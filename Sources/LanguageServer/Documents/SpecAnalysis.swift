import DiagnosticsCore
import ExactText
import RequestEmission
import SourceTree
import SpecCompiler

/// What `ecsc check` finds in a text.
struct SpecAnalysis: Sendable {
    /// The text that was looked at.
    let file: SourceFile
    /// In the order of places.
    let findings: [Diagnostic]

    /// Looks at a document.
    ///
    /// - Parameters:
    ///   - document: The document.
    ///   - variables: Those that are set from outside. One that no document here declares may be for other specs.
    ///   - environment: Where files come from.
    init(of document: OpenDocument, variables: ServerEnvironment.Variables, in environment: ServerEnvironment) {
        file = document.file
        var run = CompilationRun(
            library: environment.library,
            variables: Dictionary(variables.values.map { ($0.text, $1) }) { first, _ in first },
            variablePlaces: variables.places, now: environment.now()
        )
        var sink = DiagnosticSink()
        let files = environment.files(environment.folder(document.folder))
        let settings = document.path.flatMap(environment.settings)
        var instances: [CompiledInstance] = []
        do {
            instances = try run.compile(document.file, format: document.format, files: files, settings: settings)
        } catch let error as UnreadableInput {
            sink.report(error.diagnostic)
        } catch {
            // Only a program that was built from broken data gets here.
        }
        let undeclared = run.undeclaredVariables
        run.finish()
        sink.report(contentsOf: run.findings)
        if !sink.hasErrors {
            // Secrets are not looked for: nothing that an editor shows depends on them.
            let check = OutputCheck(library: environment.library, secrets: SecretResolver(environment: [:]))
            var later = DiagnosticSink()
            for instance in instances { try? check.check(instance, files: files, into: &later) }
            sink.levels = settings?.levels
            var allowances = run.allowances
            sink.report(contentsOf: allowances.silence(later.diagnostics))
        }
        let isShown: (Diagnostic) -> Bool = { finding in
            let isOfOtherSpecs =
                finding.rule == .undefinedVariable && finding.position?.file !== document.file && !undeclared.isEmpty
            return !isOfOtherSpecs
        }
        findings = sink.listed(byFiles: [document.file.name]).filter(isShown)
    }
}
