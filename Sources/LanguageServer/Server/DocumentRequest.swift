import DiagnosticsCore
import ExactText
import SourceTree

/// A request about a document.
enum DocumentRequest: String {
    case hover = "textDocument/hover"
    case completion = "textDocument/completion"
    case definition = "textDocument/definition"
    case codeAction = "textDocument/codeAction"
    case documentSymbol = "textDocument/documentSymbol"
    case formatting = "textDocument/formatting"
}

extension LanguageServer {
    /// The answer to a request; null about a document that is not open, or is no spec.
    mutating func result(of request: DocumentRequest, _ params: DocumentNode?) throws(ResponseError) -> JSONText {
        guard let uri = params?["textDocument"]?["uri"]?.text else {
            throw .invalidParams("'textDocument.uri' is missing")
        }
        let key = ExactText(uri)
        guard documents[key]?.isSpec() == true, let outline = documents[key]?.outline(), let document = documents[key]
        else { return .null }
        let view = SpecView(
            document: document, outline: outline, client: client, variables: variables, environment: environment)
        switch request {
        case .hover: return Hover(view).json(at: try offset(params, in: view))
        case .completion: return Completion(view).json(at: try offset(params, in: view))
        case .definition: return Definition(view).json(at: try offset(params, in: view))
        case .documentSymbol: return DocumentSymbols(view).json
        case .formatting: return Formatting(view).json
        case .codeAction:
            guard let range = TextRange(params?["range"]) else { throw .invalidParams("'range' is none") }
            let only = params?["context"]?["only"]?.items?.compactMap(\.text)
            guard client.takesCodeActions, let analysis = analysis(of: key) else { return .list([]) }
            return CodeActions(view, analysis).json(in: view.positions.span(of: range), only: only)
        }
    }

    private func offset(_ params: DocumentNode?, in view: SpecView) throws(ResponseError) -> Int {
        guard let position = TextPosition(params?["position"]) else { throw .invalidParams("'position' is none") }
        return view.positions.offset(of: position)
    }
}
