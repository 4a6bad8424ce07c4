package import DiagnosticsCore
import ExactText
import InstanceSpec
import Platform

extension Rule {
    /// Rule `role-policy-unofficial`.
    package static let rolePolicyUnofficial = Rule(
        SpecRule.rolePolicyUnofficial, severities: [.note],
        checks: "Says where a policy of the trust agent's role comes from, where that is no official source.",
        reason: "Only the four actions of 'leastPrivilege' and the policy 'AliyunSysTrustFullAccess' are documented.",
        remedy: "Use 'policy: leastPrivilege' unless the instance stays unmeasured with it.",
        source: .trustAgentAnalysis,
        keys: ["spec.role.policy"],
        example: .settings(
            wrong: """
                type: ecs.c6t.large
                trustedSystem: managed
                systemDisk: {category: cloud_essd}
                role: {policy: leastPrivilegeExtended}
                """,
            right: """
                type: ecs.c6t.large
                trustedSystem: managed
                systemDisk: {category: cloud_essd}
                role: {policy: leastPrivilege}
                """
        )
    )
}

extension CheckedSpec {
    mutating func checkRolePolicyUnofficial() {
        guard let policy = spec["role", "policy"], let text = policy.text else { return }
        if text == "leastPrivilegeExtended" {
            guard trusted.mode == .managed else { return }
            report(
                .note, .rolePolicyUnofficial,
                "two of the six actions are not documented: ProduceAikcert and QuoteMessage", at: policy,
                notes: [
                    """
                    a third party saw version \(facts.trusted.agentVersion ?? "?") of the agent call them \
                    (\(facts.trusted.agentChecked ?? facts.trusted.asOf))
                    """
                ]
            )
        } else if let name = facts.trusted.landingZonePolicy, text.isExactly(name) {
            report(
                .note, .rolePolicyUnofficial, "the documentation calls the system policy 'AliyunSysTrustFullAccess'",
                at: policy, notes: ["this name is known from a Terraform module only, and may not exist in the account"]
            )
        }
    }
}
