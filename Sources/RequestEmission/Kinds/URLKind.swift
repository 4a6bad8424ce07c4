import DiagnosticsCore
import InstanceSpec
import RequestSigning
import SpecCompiler

extension EmissionForm {
    /// The kind `url`: a GET, whatever its length.
    static let url = EmissionForm(isRequest: true) { subject, sink in
        guard let resolved = subject.resolve(into: &sink) else { return nil }
        let message = try subject.emitter.message(for: resolved, nonce: subject.nonce(), in: .url)
        message.warnIfTooLong(for: subject.instance, into: &sink)
        return message.url
    }
}

extension RequestMessage {
    /// Rule `url-too-long`, at what makes it long.
    func warnIfTooLong(for instance: CompiledInstance, into sink: inout DiagnosticSink) {
        let length = url.utf8.count
        guard length > RequestSigner.longestURL else { return }
        let value =
            instance.request.parameter("UserData")?.origin.value ?? instance.document.name ?? instance.document.spec
        sink.report(
            instance.document.diagnostic(
                .warning, .urlTooLong, "the URL has \(length) bytes, more than \(RequestSigner.longestURL)",
                at: value.keySpan, path: value.path, notes: ["servers and proxies on the way may refuse it"],
                help: "'--emit curl' and '--emit request' carry the parameters in a form body"
            )
        )
    }
}
