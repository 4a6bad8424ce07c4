import DiagnosticsCore

/// Something that can be written at a place: `CompletionItem` of LSP 3.17.
struct CompletionItem {
    /// Numbers of `CompletionItemKind`.
    enum Kind: Int {
        case variable = 6
        case property = 10
        case value = 12
        case word = 20
        case rule = 21
    }

    /// What is shown in the list, and what is typed to find it.
    let label: String
    let kind: Kind
    /// What is written.
    let text: String
    /// A few words beside the label.
    var detail: String?
    /// What it is, in Markdown.
    var documentation: String?
    /// Whether the platform is about to take it away.
    var isOutdated = false
    /// What is compared with the text that is there, where that is not the label: with the quotes that it is written in.
    var filter: String?

    /// The item, in place of what stands in a range.
    ///
    /// - Parameter order: Its place in the list.
    func json(replacing range: TextRange, order: Int, showsMarkdown: Bool) -> JSONText {
        let digits = String(order)
        var members: [JSONText.Member] = [
            ("label", .string(label)), ("kind", .number(kind.rawValue)),
            ("sortText", .string(String(repeating: "0", count: max(5 - digits.utf8.count, 0)) + digits)),
            ("insertTextFormat", .number(1)),
            ("textEdit", .object([("range", range.json), ("newText", .string(text))])),
        ]
        if let detail { members.append(("detail", .string(detail))) }
        if let documentation {
            let kind = showsMarkdown ? "markdown" : "plaintext"
            members.append(
                ("documentation", .object([("kind", .string(kind)), ("value", .string(documentation))])))
        }
        if isOutdated { members.append(("tags", .list([.number(1)]))) }
        if let filter { members.append(("filterText", .string(filter))) }
        return .object(members)
    }
}
