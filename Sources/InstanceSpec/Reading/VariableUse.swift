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
    public static func find(
        in written: DocumentNode, expandedTo expanded: DocumentNode, overrides: [ExactText: String]
    ) -> [VariableUse] {
        guard let variables = written["vars"]?.entries, !variables.isEmpty else { return [] }
        var search = Search(overrides: overrides)
        for variable in variables { search.declarations[ExactText(variable.key)] = variable.keySpan }
        search.compare(written, expanded)
        return search.uses
    }

    private struct Search {
        var declarations: [ExactText: SourceSpan] = [:]
        let overrides: [ExactText: String]
        var uses: [VariableUse] = []
        private var known: Set<VariableUse> = []

        init(overrides: [ExactText: String]) { self.overrides = overrides }

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
            var rest = text.utf8[...]
            while let dollar = rest.firstIndex(of: UInt8(ascii: "$")) {
                rest = rest[dollar...]
                if rest.starts(with: "$${".utf8) {
                    rest = rest.dropFirst(3)
                } else if rest.starts(with: "${".utf8), let close = rest.firstIndex(of: UInt8(ascii: "}")) {
                    let name = String(rest[..<close].dropFirst(2)) ?? ""
                    rest = rest[close...]
                    guard VariableExpansion.isName(name), let declaration = declarations[ExactText(name)] else {
                        continue
                    }
                    let use = VariableUse(
                        name: name, span: span, declaration: declaration,
                        isOverridden: overrides[ExactText(name)] != nil
                    )
                    if known.insert(use).inserted { uses.append(use) }
                } else {
                    rest = rest.dropFirst()
                }
            }
        }
    }
}
