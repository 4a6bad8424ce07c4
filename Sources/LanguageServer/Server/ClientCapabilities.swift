import ExactText
import SourceTree

/// What the client said that it can do, as far as it matters here.
struct ClientCapabilities: Sendable {
    /// What both sides count characters in: the first of the client's that is known.
    var encoding = PositionEncoding.utf16
    var showsRelatedPlaces = false
    var watchesFiles = false
    var takesCodeActions = true
    var takesSymbolTrees = false
    var takesVersionedEdits = false
    var showsMarkdown = true

    /// Nothing beyond what every client can do.
    init() {}

    /// Reads the parameters of `initialize`.
    init(_ params: DocumentNode?) {
        let capabilities = params?["capabilities"]
        let document = capabilities?["textDocument"]
        let workspace = capabilities?["workspace"]
        func isTrue(_ node: DocumentNode?) -> Bool { node?.text?.isExactly("true") ?? false }
        let encodings = capabilities?["general"]?["positionEncodings"]?.items?.compactMap(\.text) ?? []
        encoding = encodings.lazy.compactMap { PositionEncoding(rawValue: $0) }.first ?? .utf16
        showsRelatedPlaces = isTrue(document?["publishDiagnostics"]?["relatedInformation"])
        watchesFiles = isTrue(workspace?["didChangeWatchedFiles"]?["dynamicRegistration"])
        takesCodeActions = document?["codeAction"]?["codeActionLiteralSupport"]?.entries != nil
        takesSymbolTrees = isTrue(document?["documentSymbol"]?["hierarchicalDocumentSymbolSupport"])
        takesVersionedEdits = isTrue(workspace?["workspaceEdit"]?["documentChanges"])
        if let formats = document?["hover"]?["contentFormat"]?.items?.compactMap(\.text), !formats.isEmpty {
            showsMarkdown = formats.contains { $0.isExactly("markdown") }
        }
    }
}
