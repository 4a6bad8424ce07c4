public import RequestSigning

extension EmissionForm {
    /// The kind `curl`: a command that sends the request.
    static let curl = EmissionForm(isRequest: true) { subject, sink in
        guard let resolved = subject.resolve(into: &sink) else { return nil }
        return try subject.emitter.message(for: resolved, nonce: subject.nonce(), in: .urlOrForm).curlCommand
    }
}

extension RequestMessage {
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
