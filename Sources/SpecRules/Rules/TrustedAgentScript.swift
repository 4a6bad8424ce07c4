package import DiagnosticsCore
import ExactText
import InstanceSpec
import Platform

extension Rule {
    /// Rule `trusted-agent-script`.
    package static let trustedAgentScript = Rule(
        SpecRule.trustedAgentScript, severities: [.warning, .note],
        checks: "Names what keeps the trust agent from being installed, and the faults of the documented script.",
        reason: """
            A failed download counts as success in the documented script, its later sites are never tried, and it knows no \
            tokens; some regions have no agent.
            """,
        remedy: "Write 'agentScript: hardened', which fails on the console instead of in silence.",
        source: .trustAgentAnalysis,
        keys: ["spec.agentScript", "spec.metadataService"],
        example: .settings(
            wrong: """
                type: ecs.c6t.large
                trustedSystem: managed
                systemDisk: {category: cloud_essd}
                """,
            right: """
                type: ecs.c6t.large
                trustedSystem: managed
                systemDisk: {category: cloud_essd}
                agentScript: hardened
                """
        )
    )
}

extension CheckedSpec {
    mutating func checkTrustedAgentScript() {
        guard trusted.mode == .managed, let value = spec["agentScript"] ?? spec["trustedSystem"] else { return }
        let isHardened = spec["agentScript"]?.text == "hardened"
        // Who writes 'documented' has chosen it.
        if spec["agentScript"] == nil {
            report(
                .note, .trustedAgentScript,
                "the documented install script takes a failed download for success and uses plain http", at: value,
                help: "'agentScript: hardened' tries each site in turn and fails loudly"
            )
        }
        checkAgentRegion(isHardened: isHardened)
        checkAgentMetadata(isHardened: isHardened)
    }

    private mutating func checkAgentRegion(isHardened: Bool) {
        guard let region = spec["region"], let id = region.text,
            facts.trusted.regionsWithoutAgent.contains(where: id.isExactly)
        else { return }
        report(
            .warning, .trustedAgentScript,
            "no trust agent was found in the storage of '\(id)' on \(facts.trusted.agentChecked ?? facts.trusted.asOf)",
            at: region,
            notes: ["a third party looked, not the platform; the instance would stay unmeasured"],
            help: isHardened
                ? "if there is none still, the script fails and says so on the console"
                : "'agentScript: hardened' says on the console that there is none; the documented script does not"
        )
    }

    private mutating func checkAgentMetadata(isHardened: Bool) {
        guard let service = spec["metadataService"] else { return }
        if let enabled = service["enabled"], enabled.text == "disabled" {
            report(
                .warning, .trustedAgentScript,
                "the trust agent takes its credentials from the metadata service, which is switched off here",
                at: enabled, help: "leave 'enabled' out; 'tokens: required' and 'hopLimit: 1' protect the service"
            )
        } else if let tokens = service["tokens"], tokens.text == "required" {
            report(
                .note, .trustedAgentScript,
                isHardened
                    ? "the script gets the installer a token; whether the agent itself asks with one is not documented"
                    : "the documented script asks the metadata service without a token, which is refused here",
                at: tokens,
                notes: isHardened
                    ? ["/var/log/trust-agent on the instance tells, should it stay unmeasured"] : [],
                help: isHardened ? nil : "'agentScript: hardened' asks for a token and hands it to the installer"
            )
        }
    }
}
