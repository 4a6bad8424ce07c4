import DiagnosticsCore
import ExactText
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
        do {
            _ = try run.compile(
                document.file, format: document.format, files: environment.files(document.folder),
                settings: document.path.flatMap(environment.settings)
            )
        } catch let error as UnreadableInput {
            sink.report(error.diagnostic)
        } catch {
            // Only a program that was built from broken data gets here.
        }
        let undeclared = run.undeclaredVariables
        run.finish()
        sink.report(contentsOf: run.findings)
        let isShown: (Diagnostic) -> Bool = { finding in
            let isOfOtherSpecs =
                finding.rule == .undefinedVariable && finding.position?.file !== document.file && !undeclared.isEmpty
            return !isOfOtherSpecs
        }
        findings = sink.listed(byFiles: [document.file.name]).filter(isShown)
    }
}
