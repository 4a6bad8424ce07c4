import DiagnosticsCore
import QueryEncoding
import SpecCompiler

extension EmissionForm {
    /// The kind `parameters`: an object of strings.
    static let parameters = EmissionForm { subject, sink in
        guard let resolved = subject.resolve(into: &sink) else { return nil }
        return JSONText.object(resolved.actionParameters.map { ($0.name, .string($0.value)) }).text()
    }
}

extension ResolvedInstance {
    /// `Action` and the action's own parameters, by the bytes of their names.
    var actionParameters: [QueryParameter] {
        ([QueryParameter(name: "Action", value: compiled.request.action)] + parameters).inCanonicalOrder()
    }
}
