import DiagnosticsCore

/// What the server offers: the answer to `initialize`.
enum ServerCapabilities {
    /// The answer.
    static func json(encoding: PositionEncoding) -> JSONText {
        .object([
            ("capabilities", capabilities(encoding)),
            (
                "serverInfo",
                .object([("name", .string("ecsc")), ("version", .string(ToolVersion.current))])
            ),
        ])
    }

    private static func capabilities(_ encoding: PositionEncoding) -> JSONText {
        // 2: an edit is sent as the part that changed.
        let synchronization = JSONText.object([("openClose", .bool(true)), ("change", .number(2))])
        let completion = JSONText.object([
            ("triggerCharacters", .list([":", " ", "-", "{", "$", "\"", "."].map(JSONText.string)))
        ])
        let codeActions = JSONText.object([
            ("codeActionKinds", .list([CodeActions.quickFix, CodeActions.fixAll].map(JSONText.string)))
        ])
        return .object([
            ("positionEncoding", .string(encoding.rawValue)), ("textDocumentSync", synchronization),
            ("hoverProvider", .bool(true)), ("completionProvider", completion), ("definitionProvider", .bool(true)),
            ("documentSymbolProvider", .bool(true)), ("codeActionProvider", codeActions),
            ("documentFormattingProvider", .bool(true)),
        ])
    }
}
