public import DiagnosticsCore
public import SourceTree

import InstanceSpec
import MetadataFormat
import SpecRules

/// Compiles the specs of a run, one file after the other, and collects everything there is to say about them.
///
/// Pure but for the files that specs refer to, which come through a `FileLoader`: same input, same result.
public struct CompilationRun: Sendable {
    /// All findings so far.
    public private(set) var findings = DiagnosticSink()
    private let library: PlatformLibrary
    private let variables: [String: String]
    private var undeclaredVariables: Set<String>
    private var namesSeen: [String: InstanceDocument] = [:]

    /// A run.
    ///
    /// - Parameters:
    ///   - library: What is known of the platform.
    ///   - variables: Values that win over those the documents declare (`--vars`, `--set`).
    public init(library: PlatformLibrary, variables: [String: String] = [:]) {
        self.library = library
        self.variables = variables
        undeclaredVariables = Set(variables.keys)
    }

    /// Compiles every document of a file.
    ///
    /// - Parameters:
    ///   - file: The text.
    ///   - format: YAML or JSON.
    ///   - files: Reads what the specs refer to.
    /// - Returns: The instances that could be lowered; where `findings` has errors, they are not to be used.
    /// - Throws: `UnreadableInput` where the text can't be read at all; `MetadataError` only for a broken library.
    public mutating func compile(
        _ file: SourceFile, format: SourceFormat, files: FileLoader
    ) throws -> [CompiledInstance] {
        let nodes = try DocumentReader.read(file, format: format, into: &findings)
        return try nodes.enumerated().compactMap { index, node in
            undeclaredVariables.subtract(VariableExpansion.declaredNames(of: node))
            let expanded = VariableExpansion.expand(
                node, index: index, of: file, overrides: variables, into: &findings
            )
            guard let document = SpecReader.read(expanded, index: index, of: file, into: &findings) else { return nil }
            checkName(of: document)
            return try compile(document, files: files)
        }
    }

    /// Ends the run: what can only be known when every file has been read.
    public mutating func finish() {
        for name in undeclaredVariables.sorted() {
            findings.report(
                Diagnostic(
                    .error, "undefined-variable", "no document declares the variable '\(name)' that was set",
                    help: "declare it under 'vars'"
                )
            )
        }
    }

    private mutating func compile(_ document: InstanceDocument, files: FileLoader) throws -> CompiledInstance {
        SpecValidator.validate(document, facts: library.facts, into: &findings)
        let trusted = TrustedSystem(spec: document.spec, facts: library.facts)
        var lowering = InstanceLowering(document: document, trusted: trusted, files: files)
        let instance = lowering.lower()
        findings.report(contentsOf: lowering.findings)
        if let action = try library.ecs.action(named: instance.request.action) {
            var check = ActionParameterCheck(document: document, action: action)
            check.check(instance.request.parameters)
            findings.report(contentsOf: check.findings)
        }
        return instance
    }

    /// Rule `duplicate-name`.
    private mutating func checkName(of document: InstanceDocument) {
        guard let name = document.name.text else { return }
        guard let first = namesSeen[name] else {
            namesSeen[name] = document
            return
        }
        let isSameFile = first.file === document.file
        let place = first.file.location(at: first.name.span.start)
        findings.report(
            document.diagnostic(
                .error, "duplicate-name", "the name '\(name)' is taken", at: document.name.span,
                path: document.name.path,
                labels: isSameFile ? [Diagnostic.Label(span: first.name.span, text: "first used here")] : [],
                notes: isSameFile ? [] : ["first used at \(first.file.name):\(place.line):\(place.column)"]
            )
        )
    }
}
