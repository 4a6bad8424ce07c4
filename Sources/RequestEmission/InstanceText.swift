public import DiagnosticsCore
import QueryEncoding
import RAMPolicy
public import SpecCompiler

extension ResolvedInstance {
    /// `Action` and the action's own parameters, by the bytes of their names.
    private var actionParameters: [QueryParameter] {
        ([QueryParameter(name: "Action", value: compiled.request.action)] + parameters).sorted { $0.precedes($1) }
    }

    /// The kind `parameters`: an object of strings.
    public var parametersJSON: JSONText {
        .object(actionParameters.map { ($0.name, .string($0.value)) })
    }

    /// The kind `query`: the same parameters, canonical and percent-encoded.
    public var queryText: String {
        CanonicalQuery(actionParameters).text
    }
}

extension InstancePolicies {
    /// The kind `policies`.
    public func json(name: String) -> JSONText {
        .object([
            ("name", .string(name)), ("role", role?.json ?? .null), ("trust", trust?.json ?? .null),
            ("caller", caller.document.json),
        ])
    }
}
