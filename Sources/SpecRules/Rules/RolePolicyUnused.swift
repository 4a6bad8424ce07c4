package import DiagnosticsCore
import InstanceSpec
import SourceTree

extension Rule {
    /// Rule `role-policy-unused`.
    package static let rolePolicyUnused = Rule(
        SpecRule.rolePolicyUnused, severities: [.warning],
        checks: "A policy is given only to a role that the plan sees to (create: ifMissing) and attaches.",
        reason: "A plan does not touch a role of somebody else's, so the policy would silently be left out.",
        remedy: "Write 'create: ifMissing', or leave the policy out.",
        source: .language,
        keys: ["spec.role"],
        example: .settings(
            wrong: "role: {name: app, policy: AliyunOSSReadOnlyAccess}",
            right: "role: {name: app, create: ifMissing, policy: AliyunOSSReadOnlyAccess}"
        )
    )
}

extension CheckedSpec {
    /// The plan gives a policy only to a role that it sees to itself.
    mutating func checkRolePolicyUnused() {
        guard let role = spec["role"], let policy = role["policy"] else { return }
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
            .warning, .rolePolicyUnused, "the plan leaves the role as it is, so it does not get this policy",
            at: policy, labels: cause.map { [$0] } ?? [], help: "\(way), or leave 'policy' out",
            fix: cause == nil
                ? document.insertion(of: "create", .word("ifMissing"), into: role, "add 'create: ifMissing'") : nil
        )
    }
}
