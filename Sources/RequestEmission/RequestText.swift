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
        if let body { return body }
        guard let mark = url.utf8.firstIndex(of: UInt8(ascii: "?")) else { return "" }
        return String(url[url.utf8.index(after: mark)...])
    }

    /// A curl command that sends the request, safe to paste into a shell.
    public var curlCommand: String {
        var command = ShellCommand("curl", "--fail-with-body", "--silent", "--show-error")
        if method == .post { command.append(plain: "--request", "POST") }
        for header in headers {
            command.append(plain: "--header")
            command.append(quoting: "\(header.name): \(header.value)")
        }
        if let body {
            command.append(plain: "--data-raw")
            command.append(quoting: body)
        }
        command.append(quoting: url)
        return command.text
    }
}
