import DiagnosticsCore
import SpecRules

/// Which rules are about which keys: what an editor shows where a schema can't check it.
enum RuleHints {
    /// Ids of rules, by the keys that lead to a value.
    static let rulesByPlace: [[String]: [RuleID]] = [
        ["metadata", "name"]: ["value-pattern", "duplicate-name"],
        ["spec", "api"]: ["not-in-action", "trusted-needs-run-instances"],
        ["spec", "zone"]: ["zone-region"],
        ["spec", "name"]: ["instance-name"],
        ["spec", "hostName"]: ["host-name"],
        ["spec", "hostNames"]: ["host-name"],
        ["spec", "description"]: ["description-limits"],
        ["spec", "minCount"]: ["minimum-count"],
        ["spec", "tags"]: ["tag-limits"],
        ["spec", "type"]: ["trusted-family", "trusted-mode-required"],
        ["spec", "image"]: ["trusted-image"],
        ["spec", "network", "vSwitch"]: ["trusted-needs-vswitch", "user-data-needs-vpc"],
        ["spec", "systemDisk", "category"]: ["trusted-disk-category"],
        ["spec", "systemDisk", "performanceLevel"]: ["essd-performance-level"],
        ["spec", "dataDisks", "performanceLevel"]: ["essd-performance-level"],
        ["spec", "charge", "subscription"]: ["subscription-period"],
        ["spec", "charge", "spot"]: ["spot-price"],
        ["spec", "charge", "spot", "hours"]: ["spot-duration"],
        ["spec", "trustedSystem"]: [
            "trusted-family", "trusted-needs-run-instances", "trusted-mode-required", "trusted-role", "trusted-kms",
            "trusted-sgx-runtime",
        ],
        ["spec", "role"]: ["trusted-role", "role-too-broad", "role-policy-unused"],
        ["spec", "login", "password"]: ["plain-password", "password-strength"],
        ["spec", "userData"]: [
            "user-data-size", "user-data-needs-vpc", "user-data-header", "user-data-secret", "user-data-shell",
        ],
        ["spec", "userData", "file"]: ["file-not-found", "file-outside-folder"],
        ["spec", "userData", "template"]: ["unknown-template"],
        ["spec", "agentScript"]: ["trusted-agent-script"],
        ["spec", "parameters"]: ["conflicting-keys", "not-in-action"],
    ]

    /// The rules about a value.
    static func rules(at keys: [String]) -> [Rule] {
        rulesByPlace[keys, default: []].compactMap(RuleCatalogue.rule)
    }
}
