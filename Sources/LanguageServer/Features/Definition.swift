import DiagnosticsCore
import ExactText

/// Where what is used is declared: `textDocument/definition`.
struct Definition {
    private let view: SpecView

    init(_ view: SpecView) { self.view = view }

    /// The places that what stands at an offset leads to: the declaration of a variable, the file that is named.
    func json(at offset: Int) -> JSONText {
        guard let node = view.outline.lastNode(before: offset) else { return .null }
        if let reference = VariableReference(at: offset, in: view.file),
            LanguagePlace(of: node, in: view.outline).expandsVariables
        {
            let places = declarations(of: view.file.text(in: reference.nameSpan), at: node)
            return places.isEmpty ? .null : .list(places)
        }
        guard case .value(let index, _) = view.outline.cursor(at: offset),
            let referenced = ReferencedFile(at: index, in: view.outline), let uri = view.uri(of: referenced)
        else { return .null }
        return .list([location(uri, .top)])
    }

    /// Under `vars`, and in the file that sets it from outside.
    private func declarations(of name: String, at node: Int) -> [JSONText] {
        var places: [JSONText] = []
        if let declaration = SpecVariables(at: node, in: view.outline).declaration(of: name) {
            places.append(location(view.document.uri, view.range(of: view.outline.nodes[declaration.index].keySpan)))
        }
        if let given = view.variables.places[ExactText(name)], let path = view.environment.variablesPath,
            given.file.name.isExactly(path)
        {
            let positions = TextPositions(given.file, in: view.client.encoding)
            let range = TextRange(positions.position(of: given.span.start), positions.position(of: given.span.end))
            places.append(location(DocumentURI.uri(ofPath: path), range))
        }
        return places
    }

    private func location(_ uri: String, _ range: TextRange) -> JSONText {
        .object([("uri", .string(uri)), ("range", range.json)])
    }
}
