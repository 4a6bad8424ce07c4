public import DiagnosticsCore
public import ExactText
public import SourceTree

/// A variable whose value went into a document.
public struct VariableUse: Sendable, Hashable {
    /// Its name.
    public let name: String
    /// The scalar that its value is a part of.
    public let span: SourceSpan
    /// Its name under `vars`.
    public let declaration: SourceSpan
    /// Whether the value is not the declared one, but was given from outside (`--vars`, `--set`).
    public let isOverridden: Bool

    /// Finds the uses in a document, in document order, by comparing it with what it was expanded to.
    ///
    /// - Parameters:
    ///   - written: The document as parsed.
    ///   - expanded: What ``VariableExpansion`` made of it.
    ///   - overrides: The values that were given from outside.
    ///   - shared: The variables of the file's first document.
    public static func find(
        in written: DocumentNode, expandedTo expanded: DocumentNode, overrides: [ExactText: String],
        shared: SharedVariables = SharedVariables()
    ) -> [VariableUse] {
        let variables = written["vars"]?.entries ?? []
        guard !variables.isEmpty || !shared.names.isEmpty else { return [] }
        var search = Search(overrides: overrides, shared: shared)
        for variable in variables { search.declarations[ExactText(variable.key)] = variable.keySpan }
        search.compare(written, expanded)
        return search.uses
    }

    private struct Search {
        var declarations: [ExactText: SourceSpan] = [:]
        let overrides: [ExactText: String]
        let shared: SharedVariables
        var uses: [VariableUse] = []
        private var known: Set<VariableUse> = []

        init(overrides: [ExactText: String], shared: SharedVariables) {
            self.overrides = overrides
            self.shared = shared
        }

        /// Expansion keeps the shape of a document, and changes only scalars.
        mutating func compare(_ written: DocumentNode, _ expanded: DocumentNode) {
            switch (written.content, expanded.content) {
            case (.scalar(let before), .scalar(let after)):
                if !before.text.isExactly(after.text) { addNames(in: before.text, at: written.span) }
            case (.sequence(let before), .sequence(let after)):
                for (written, expanded) in zip(before, after) { compare(written, expanded) }
            case (.mapping(let before), .mapping(let after)):
                for (written, expanded) in zip(before, after) { compare(written.value, expanded.value) }
            default:
                break
            }
        }

        private mutating func addNames(in text: String, at span: SourceSpan) {
            for name in VariableText(text).names where VariableText.isName(name) {
                let key = ExactText(name)
                guard let declaration = declarations[key] ?? shared.places[key] else { continue }
                let use = VariableUse(
                    name: name, span: span, declaration: declaration, isOverridden: overrides[key] != nil
                )
                if known.insert(use).inserted { uses.append(use) }
            }
        }
    }
}
