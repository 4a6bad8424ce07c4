public import DiagnosticsCore
public import ExactText
import InstanceSpec
import MetadataFormat
public import Platform
import RAMPolicy
import SourceTree
import SpecRules
public import YAMLTree

/// Compiles the specs of a run, one file after the other, and collects everything there is to say about them.
///
/// Pure but for the files that specs refer to, which come through a ``FileLoader``: same input, same result.
public struct CompilationRun: Sendable {
    /// All findings so far.
    public private(set) var findings = DiagnosticSink()
    /// What comments of the specs allow; for findings that are made later, with the output.
    public private(set) var allowances = Allowances()
    private let library: PlatformLibrary
    private let variables: [ExactText: String]
    private let now: Int64?
    /// Where the values were given, as far as that has a place.
    private let variablePlaces: [ExactText: Diagnostic.Position]
    /// The variables that any document so far declares.
    private var declaredVariables: Set<ExactText> = []
    /// The variables that were set, and that no document so far declares.
    public private(set) var undeclaredVariables: Set<ExactText>
    private var namesSeen: [ExactText: DuplicateName.FirstUse] = [:]
    /// What a user says of the rules, by the file that it is said for.
    private var levels: [(file: SourceFile, levels: RuleLevels)] = []

    /// A run.
    ///
    /// - Parameters:
    ///   - library: What is known of the platform.
    ///   - variables: Values that win over those the documents declare (`--vars`, `--set`).
    ///   - variablePlaces: Where they were given, for findings about them.
    ///   - now: Seconds since 1970, for what a spec says of times; nil where that says nothing, as in a build whose
    ///     result must not depend on when it is made.
    public init(
        library: PlatformLibrary, variables: [String: String] = [:],
        variablePlaces: [ExactText: Diagnostic.Position] = [:], now: Int64? = nil
    ) {
        self.library = library
        self.variablePlaces = variablePlaces
        self.now = now
        self.variables = Dictionary(variables.map { (ExactText($0), $1) }) { first, _ in first }
        undeclaredVariables = Set(self.variables.keys)
    }

    /// Compiles every document of a file.
    ///
    /// - Parameters:
    ///   - file: The text.
    ///   - format: YAML or JSON.
    ///   - files: Reads what the specs refer to.
    ///   - settings: What is said for the specs of this file, if anything is.
    ///   - progress: Called after each document.
    /// - Returns: The instances that could be lowered; where `findings` has errors, they are not to be used.
    /// - Throws: `UnreadableInput` where the text can't be read at all; `MetadataError` only for a broken library.
    public mutating func compile(
        _ file: SourceFile, format: SourceFormat, files: FileLoader, settings: FileSettings? = nil,
        progress: () -> Void = {}
    ) throws -> [CompiledInstance] {
        findings.levels = settings?.levels
        if let said = settings?.levels { levels.append((file, said)) }
        let variables = settings.map { self.variables.merging($0.variables) { given, _ in given } } ?? self.variables
        let nodes = try DocumentReader.read(file, format: format, into: &findings)
        if format == .yaml { allowances.read(file, documents: nodes) }
        var budget = ExpansionBudget()
        var shared = SharedVariables()
        let instances = try nodes.enumerated().compactMap { index, node -> CompiledInstance? in
            defer { progress() }
            let names = VariableExpansion.declaredNames(of: node)
            undeclaredVariables.subtract(names)
            if !variables.isEmpty { declaredVariables.formUnion(names) }
            if SharedVariables.isWritten(in: node) {
                shared =
                    readShared(
                        node, index: index, of: nodes.count, in: file, overrides: variables, budget: &budget) ?? shared
                return nil
            }
            var expansion = findings.successor()
            let expanded = VariableExpansion.expand(
                node, index: index, of: file, overrides: variables, shared: &shared, budget: &budget, into: &expansion
            )
            findings.report(contentsOf: expansion)
            var later = findings.successor()
            defer {
                later.keep(UndefinedVariables(expansion, in: file).filter)
                findings.report(contentsOf: later)
            }
            guard let document = SpecReader.read(expanded, index: index, of: file, into: &later) else { return nil }
            DuplicateName.check(document, into: &later) { name, value in
                let first = namesSeen[ExactText(name)]
                if first == nil { namesSeen[ExactText(name)] = .value(value, in: document.file) }
                return first
            }
            guard var instance = try compile(document, files: files, into: &later) else { return nil }
            instance.variableUses = VariableUse.find(
                in: node, expandedTo: expanded, overrides: variables, shared: shared
            )
            return instance
        }
        if nodes.count > 1 { shared.reportUnused(in: file, into: &findings) }
        return instances
    }

    /// Reads a document of variables, which stands first and is not alone; nil, with a finding, where it does not.
    private mutating func readShared(
        _ node: DocumentNode, index: Int, of count: Int, in file: SourceFile, overrides: [ExactText: String],
        budget: inout ExpansionBudget
    ) -> SharedVariables? {
        let problem: (rule: Rule, message: String, help: String)? =
            if index > 0 {
                (
                    .valueSet, "variables are for the documents after them, and these stand behind others",
                    "make this the first document of the file"
                )
            } else if count == 1 {
                (
                    .emptyInput, "there is no instance that these variables are for",
                    "variables are for the documents after them in the same file; '--vars' takes a file of its own"
                )
            } else {
                nil
            }
        if let problem, let kind = node["kind"] {
            findings.report(
                Diagnostic(
                    .error, problem.rule, problem.message, at: Diagnostic.Position(file: file, span: kind.span),
                    help: problem.help, path: "$[\(index)].kind"
                )
            )
            return nil
        }
        var sink = findings.successor()
        let shared = SharedVariables.read(
            node, index: index, of: file, overrides: overrides, budget: &budget, into: &sink
        )
        findings.report(contentsOf: sink)
        return shared
    }

    /// Ends the run: what can only be known when every file has been read.
    public mutating func finish() {
        findings.levels = nil
        // Among more names than anybody writes by hand, looking costs more than it helps.
        let candidates = declaredVariables.count <= 200 ? declaredVariables.sorted().map(\.text) : []
        for name in undeclaredVariables.sorted() {
            let nearest = findings.isFull(.error) ? nil : NearestName.find(name.text, among: candidates)
            findings.report(
                Diagnostic(
                    .error, .undefinedVariable, "no document declares the variable '\(name)' that was set",
                    at: variablePlaces[name],
                    help: nearest.map { "did you mean '\($0)'?" } ?? "declare it under 'vars'"
                )
            )
        }
        findings.keep { allowances.silence($0) }
        // Of findings that were only counted it is not known whether they are allowed.
        guard findings.omitted.total == 0 else { return }
        for diagnostic in allowances.unused(levels(of:)).diagnostics {
            findings.levels = diagnostic.position.flatMap { levels(of: $0.file) }
            findings.report(diagnostic)
        }
        findings.levels = nil
    }

    /// What a user says of the rules in a file. A run has few files for which anything is said in different places.
    private func levels(of file: SourceFile) -> RuleLevels? { levels.first { $0.file === file }?.levels }

    private func compile(
        _ document: InstanceDocument, files: FileLoader, into sink: inout DiagnosticSink
    ) throws -> CompiledInstance? {
        SpecValidator.validate(document, facts: library.facts, into: &sink)
        let trusted = TrustedSystem(spec: document.spec, facts: library.facts)
        let action = document.spec["api"]?.text ?? "RunInstances"
        guard let known = try library.action(named: action) else { return nil }
        var lowering = InstanceLowering(
            document: document, trusted: trusted, action: known.metadata, files: files, library: library,
            findings: sink.successor()
        )
        let instance = try lowering.lower()
        sink.report(contentsOf: lowering.findings)
        var limits = ParameterLimitCheck(document: document, action: known.metadata, findings: sink.successor())
        limits.check(instance.request.parameters)
        sink.report(contentsOf: limits.findings)
        var identifiers = IdentifierCheck(
            document: document, types: library.resourceTypes, findings: sink.successor()
        )
        identifiers.check(instance)
        sink.report(contentsOf: identifiers.findings)
        var forms = ParameterFormCheck(document: document, now: now, findings: sink.successor())
        forms.check(instance.request.parameters)
        sink.report(contentsOf: forms.findings)
        checkCallerPolicy(of: instance, allowing: known.resources, into: &sink)
        return instance
    }

    /// Rule `policy-size` for what the caller must be allowed; the other documents are short, or have been checked as
    /// files.
    private func checkCallerPolicy(
        of instance: CompiledInstance, allowing resources: ResourceTemplates, into sink: inout DiagnosticSink
    ) {
        let longest = instance.request.longestCallerPolicy(allowing: resources, types: library.resourceTypes)
        if let longest, longest <= PolicyDocument.olderCharacterLimit { return }
        let policies = InstancePolicies(for: instance, library: library)
        let spec = instance.document.spec
        for finding in policies.caller.document.sizeFindings() {
            sink.report(
                instance.document.diagnostic(
                    finding.severity, finding.rule, finding.message, at: spec.keySpan, path: spec.path,
                    notes: ["it is the policy of who sends the request: every id in it is one that the spec names"]
                        + finding.notes,
                    help: "allow a pattern such as securitygroup/* instead"
                )
            )
        }
    }
}
