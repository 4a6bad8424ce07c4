import DiagnosticsCore
import RAMPolicy
import SpecCompiler

extension EmissionForm {
    /// The kind `policies`: what the role may do, who may assume it, and what who sends the request must be allowed.
    static let policies = EmissionForm { subject, _ in
        let policies = InstancePolicies(for: subject.instance, library: subject.emitter.library)
        return JSONText.object([
            ("name", .string(subject.instance.name)), ("role", policies.role?.json ?? .null),
            ("trust", policies.trust?.json ?? .null), ("caller", policies.caller.document.json),
        ]).text()
    }
}
