import DiagnosticsCore
import InstanceSpec
import RequestSigning
import SpecCompiler

extension EmissionForm {
    /// The kind `url`: a GET, whatever its length.
    static let url = EmissionForm(isRequest: true) { subject, sink in
        guard let resolved = subject.resolve(into: &sink) else { return nil }
        let message = try subject.emitter.message(for: resolved, nonce: subject.nonce(), in: .url)
        try subject.emitter.checkLength(of: message, for: subject.instance, into: &sink)
        return message.url
    }
}
