public import DiagnosticsCore
public import RequestSigning

extension EmissionForm {
    /// The kind `request`: everything that an HTTP client takes, as JSON.
    static let request = EmissionForm(isRequest: true) { subject, sink in
        guard let resolved = subject.resolve(into: &sink) else { return nil }
        let message = try subject.emitter.message(for: resolved, nonce: subject.nonce(), in: .urlOrForm)
        return message.json(name: subject.instance.name, action: subject.instance.request.action).text()
    }
}

extension RequestMessage {
    /// What it takes to send the request: `method`, `url`, `headers`, `body`.
    var json: JSONText { .object(jsonMembers) }

    /// The kind `request`: the same, with the instance's name and the action.
    public func json(name: String, action: String) -> JSONText {
        .object([("name", .string(name)), ("action", .string(action))] + jsonMembers)
    }

    private var jsonMembers: [JSONText.Member] {
        [
            ("method", .string(method.rawValue)), ("url", .string(url)),
            ("headers", .object(headers.map { ($0.name, .string($0.value)) })),
            ("body", body.map { .string($0) } ?? .null),
        ]
    }
}
