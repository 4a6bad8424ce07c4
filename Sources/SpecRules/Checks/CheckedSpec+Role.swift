import DiagnosticsCore
import InstanceSpec

extension CheckedSpec {
    /// Rule `role-policy-unused`: the plan gives a policy only to a role that it sees to itself.
    mutating func checkRolePolicyUsed(_ role: SpecValue) {
        guard let policy = role["policy"] else { return }
        let cause: Diagnostic.Label?
        let way: String
        if let attach = role["attach"], attach.text == "never" {
            cause = Diagnostic.Label(span: attach.span, text: "the role is never attached")
            way = "attach it 'atCreation' or 'later'"
        } else if let create = role["create"] {
            guard create.text == "never" else { return }
            cause = Diagnostic.Label(span: create.span, text: "the role is somebody else's")
            way = "write 'create: ifMissing', which leaves a role that exists and gives it the policy"
        } else {
            guard trusted.mode != .managed else { return }
            cause = nil
            way = "add 'create: ifMissing', which leaves a role that exists and gives it the policy"
        }
        report(
            .warning, "role-policy-unused", "the plan leaves the role as it is, so it does not get this policy",
            at: policy, labels: cause.map { [$0] } ?? [], help: "\(way), or leave 'policy' out"
        )
    }
}
