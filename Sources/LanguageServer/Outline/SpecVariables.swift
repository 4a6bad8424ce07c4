import DiagnosticsCore
import ExactText

/// The variables that a document can use: its own, those of the file's first document.
struct SpecVariables: Sendable {
    struct Declaration: Sendable {
        let name: String
        /// The entry of the outline.
        let index: Int
    }

    /// The document's own first.
    let declarations: [Declaration]

    /// The variables of the document that a node stands in.
    init(at index: Int, in outline: TextOutline) {
        let document = outline.document(of: index)
        var declarations = Self.declared(in: document, of: outline)
        if document != 0, outline.entry("kind", in: 0).flatMap(outline.scalarText)?.isExactly("Variables") == true {
            declarations += Self.declared(in: 0, of: outline)
        }
        self.declarations = declarations
    }

    private static func declared(in document: Int, of outline: TextOutline) -> [Declaration] {
        guard let variables = outline.entry("vars", in: document) else { return [] }
        return outline.children(of: variables).compactMap { index in
            let node = outline.nodes[index]
            return node.role == .entry ? Declaration(name: node.key, index: index) : nil
        }
    }

    /// The declaration of a name.
    func declaration(of name: String) -> Declaration? { declarations.first { $0.name.isExactly(name) } }
}
