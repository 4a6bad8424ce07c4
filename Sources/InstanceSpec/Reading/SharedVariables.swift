public import DiagnosticsCore
public import ExactText
public import SourceTree

/// The variables that a first document of `kind: Variables` declares for the documents after it in its file.
public struct SharedVariables: Sendable {
    /// A variable that is declared, and where.
    struct Declaration: Sendable {
        let key: SourceSpan
        let path: String
    }

    /// The values, ready to be put in.
    private(set) var values: [ExactText: String] = [:]
    /// In the order of the document.
    private(set) var declarations: [(name: ExactText, declaration: Declaration)] = []
    /// Where each is declared.
    private(set) var places: [ExactText: SourceSpan] = [:]
    private var used: Set<ExactText> = []

    /// None.
    public init() {}

    /// The names, in the order of the document.
    public private(set) var names: [ExactText] = []

    /// Whether a document is one of variables, right or not.
    public static func isWritten(in document: DocumentNode) -> Bool {
        document["kind"]?.text?.isExactly(SpecLanguage.variablesKind) ?? false
    }

    /// Reads a document of variables.
    ///
    /// - Parameters: As ``VariableExpansion/expand(_:index:of:overrides:shared:budget:into:)``.
    public static func read(
        _ document: DocumentNode, index: Int, of file: SourceFile, overrides: [ExactText: String],
        budget: inout ExpansionBudget, into sink: inout DiagnosticSink
    ) -> SharedVariables {
        let start = SourceSpan(document.span.start, min(document.span.start + 1, document.span.end))
        _ = SpecReader.read(
            document, as: .mapping(SpecLanguage.variables), keySpan: start, path: "$[\(index)]", of: file, into: &sink
        )
        var shared = SharedVariables()
        var none = SharedVariables()
        var declared = DeclaredVariables(file: file, path: "$[\(index)].vars")
        declared.declare(document["vars"], overrides: overrides, shared: &none, budget: &budget, into: &sink)
        shared.values = declared.values
        shared.declarations = declared.declarations
        shared.names = declared.declarations.map(\.name)
        for (name, declaration) in declared.declarations { shared.places[name] = declaration.key }
        shared.used = declared.used
        return shared
    }

    /// The value of a variable, which is used with that; nil where it is not declared.
    mutating func use(_ name: ExactText) -> String? {
        guard let value = values[name] else { return nil }
        used.insert(name)
        return value
    }

    /// Rule `unused-variable`, when all documents of the file have been read.
    public func reportUnused(in file: SourceFile, into sink: inout DiagnosticSink) {
        for (name, declaration) in declarations where !used.contains(name) {
            sink.report(.unusedVariable(name.text, declaration, in: file, byDocument: false))
        }
    }
}

extension Diagnostic {
    /// A finding of the rule `unused-variable`.
    static func unusedVariable(
        _ name: String, _ declaration: SharedVariables.Declaration, in file: SourceFile, byDocument isOwn: Bool
    ) -> Diagnostic {
        Diagnostic(
            .warning, .unusedVariable,
            isOwn
                ? "the variable '\(name.shortenedKey)' is not used"
                : "no document uses the variable '\(name.shortenedKey)'",
            at: Diagnostic.Position(file: file, span: declaration.key),
            help:
                "write ${\(name.shortenedKey)} where it is meant ('userData' takes it under 'values' only), or remove it",
            path: declaration.path
        )
    }
}
