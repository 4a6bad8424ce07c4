public import DiagnosticsCore
public import RequestSigning

extension RequestMessage {
    /// What it takes to send the request: `method`, `url`, `headers`, `body`.
    var json: JSONText { .object(jsonMembers) }

    /// The kind `request`: the same, with the instance's name and the action.
    public func json(name: String, action: String) -> JSONText {
        .object([("name", .string(name)), ("action", .string(action))] + jsonMembers)
    }

    private var jsonMembers: [(name: String, value: JSONText)] {
        [
            ("method", .string(method.rawValue)), ("url", .string(url)),
            ("headers", .object(headers.map { ($0.name, .string($0.value)) })),
            ("body", body.map { .string($0) } ?? .null),
        ]
    }

    /// The query or form: all parameters, encoded.
    public var queryText: String {
        body ?? url.drop { $0 != "?" }.dropFirst().description
    }

    /// A curl command that sends the request, safe to paste into a shell.
    public var curlCommand: String {
        var words = ["curl", "--fail-with-body", "--silent", "--show-error"]
        if method == .post { words += ["--request", "POST"] }
        for header in headers { words += ["--header", ShellWord.quoted("\(header.name): \(header.value)")] }
        if let body { words += ["--data-raw", ShellWord.quoted(body)] }
        return (words + [ShellWord.quoted(url)]).joined(separator: " ")
    }
}

/// Words of POSIX shells.
enum ShellWord {
    /// A text as one word: in single quotes, in which nothing has a meaning but the quote itself.
    static func quoted(_ text: String) -> String {
        "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }
}
