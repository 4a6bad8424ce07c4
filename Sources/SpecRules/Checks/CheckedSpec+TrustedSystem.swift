import DiagnosticsCore
import ExactText
import InstanceSpec
import Platform

extension CheckedSpec {
    /// The `trusted-*` rules, in the order an operator meets them.
    mutating func checkTrustedSystem() {
        checkTrustedFamily()
        checkTrustedAction()
        if let type = spec["type"], let generation = trusted.enhancedGeneration, let family = trusted.family {
            checkTrustedModeGiven(type, family, generation)
            checkTrustedDisk(family)
            checkTrustedNetwork(family)
            checkTrustedImage(family, generation)
            noteTrustedServices(type, family, generation)
        }
        checkTrustedRole()
        noteAgentScript()
    }

    /// Rule `trusted-family`.
    private mutating func checkTrustedFamily() {
        guard let value = spec["trustedSystem"], trusted.mode == .managed || trusted.mode == .selfManaged else {
            return
        }
        guard let type = spec["type"] else {
            if trusted.mode == .managed {
                report(
                    .warning, "trusted-family",
                    "the launch template's instance type is not known here; vTPM mode is asked for", at: value
                )
            }
            return
        }
        let label = Diagnostic.Label(span: type.span, text: "the instance type")
        let family = trusted.family ?? type.text ?? ""
        switch facts.hasTrustedSystem(family) {
        case true?:
            break
        case false?:
            report(
                .error, "trusted-family",
                "family '\(family)' has no trusted system", at: value, labels: [label],
                notes: ["families that have one: g7t, c7t, r7t, g6t, c6t, r6t, and g7, c7, r7 (as of \(facts.asOf))"],
                help: "choose another type, or write 'trustedSystem: off'"
            )
        case nil:
            report(
                .warning, "trusted-family",
                "it is not known whether family '\(family)' has a trusted system", at: value, labels: [label],
                notes: ["the table of families is of \(facts.asOf); a newer family may well have one"]
            )
        }
    }

    /// Rule `trusted-needs-run-instances`.
    private mutating func checkTrustedAction() {
        guard let api = spec["api"], api.text == "CreateInstance", trusted.mode == .managed,
            let value = spec["trustedSystem"]
        else { return }
        let label = [Diagnostic.Label(span: value.span, text: "asks for a managed trusted system")]
        if trusted.sendsVTPMMode {
            report(
                .error, "trusted-needs-run-instances", "CreateInstance can't switch a trusted system on", at: api,
                labels: label,
                notes: ["SecurityOptions.TrustedSystemMode exists in RunInstances only"], replacement: "RunInstances"
            )
        } else {
            report(
                .warning, "trusted-needs-run-instances",
                "trusted instances are to be created with RunInstances", at: api, labels: label,
                replacement: "RunInstances"
            )
        }
    }

    /// Rule `trusted-mode-required`.
    private mutating func checkTrustedModeGiven(
        _ type: SpecValue, _ family: String, _ generation: PlatformFacts.EnhancedGeneration
    ) {
        let choices = "write 'trustedSystem: managed' (Alibaba Cloud's), 'selfManaged' (your own) or 'off'"
        if spec["trustedSystem"] == nil {
            report(
                generation == .seventh ? .error : .warning, "trusted-mode-required",
                "'\(family)' is security-enhanced, and the spec does not say who runs its trusted system", at: type,
                notes: ["the console switches it on by default, the API does not"], help: choices
            )
        } else if trusted.mode == .off, let value = spec["trustedSystem"] {
            report(
                .warning, "trusted-mode-required", "'\(family)' is security-enhanced, and its trusted system is off",
                at: type, labels: [Diagnostic.Label(span: value.span, text: "switched off here")],
                help: "if no trusted system is wanted, a family without the 't' will do"
            )
        }
    }

    /// Rule `trusted-disk-category`.
    private mutating func checkTrustedDisk(_ family: String) {
        let note = "security-enhanced families take ESSDs only (SystemDisk.Category=cloud_essd)"
        let disk = spec["systemDisk"]
        if let category = disk?["category"] {
            guard let text = category.text, text != "cloud_essd" else { return }
            report(
                .error, "trusted-disk-category",
                "system disk category '\(text)' is not possible on \(spec["type"]?.text ?? family)",
                at: category, notes: [note], replacement: "cloud_essd"
            )
        } else if !hasLaunchTemplate {
            report(
                .error, "trusted-disk-category",
                "the system disk's category must be given on \(spec["type"]?.text ?? family)",
                missingIn: disk ?? spec, notes: [note, "the platform's default is another category"],
                help: disk == nil
                    ? "add 'systemDisk: {category: cloud_essd}' to 'spec'"
                    : "add 'category: cloud_essd' to 'systemDisk'"
            )
        }
    }

    /// Rule `trusted-needs-vswitch`.
    private mutating func checkTrustedNetwork(_ family: String) {
        guard !hasVSwitch, !hasLaunchTemplate else { return }
        report(
            .error, "trusted-needs-vswitch", "family '\(family)' exists in VPCs only, and there is no vSwitch",
            missingIn: spec["network"] ?? spec,
            help: "add 'vSwitch: vsw-…' \(spec["network"] == nil ? "under a key 'network'" : "to 'network'")"
        )
    }

    /// Whether the request names a vSwitch, its own or an interface's; an interface that exists is in one already.
    var hasVSwitch: Bool {
        guard let network = spec["network"] else { return false }
        if network["vSwitch"] != nil { return true }
        guard let interfaces = network["interfaces"] else { return false }
        return interfaces.isInvalid || interfaces.items.contains { $0["vSwitch"] ?? $0["id"] != nil }
    }

    /// Rule `trusted-image`: only ids of public images say what is in them.
    private mutating func checkTrustedImage(_ family: String, _ generation: PlatformFacts.EnhancedGeneration) {
        guard let image = spec["image", "id"], let id = image.text, id.containsExactly("_alibase_") else { return }
        let isSecured = id.containsExactly("_secured_")
        guard isSecured != (generation == .sixth) else { return }
        report(
            .warning, "trusted-image",
            isSecured
                ? "family '\(family)' takes UEFI images, and this looks like a Trusted image of the 6th generation"
                : "family '\(family)' takes Trusted images, and this does not look like one",
            at: image,
            notes: [
                generation == .sixth
                    ? "6th generation: Alibaba Cloud Linux 2.1903 64-bit Trusted, CentOS 7.8 64-bit Trusted"
                    : "7th generation: Alibaba Cloud Linux 2.1903 64-bit UEFI"
            ],
            help: "DescribeImages lists the ids, for an instance type with its InstanceType parameter"
        )
    }

    /// Rules `trusted-role` and `role-too-broad`.
    private mutating func checkTrustedRole() {
        guard let role = spec["role"] else { return }
        if trusted.mode == .managed, let attach = role["attach"], attach.text == "never" {
            report(
                .warning, "trusted-role", "without a role the instance can't report what it measured", at: attach,
                notes: ["Security Center will show it as unmeasured"], help: "attach it 'atCreation' or 'later'"
            )
        }
        checkRolePolicyUsed(role)
        if let policy = role["policy"], policy.text == "AdministratorAccess" {
            report(
                .warning, "role-too-broad", "'AdministratorAccess' allows whoever gets onto the instance everything",
                at: policy, help: trusted.mode == .managed ? nil : "write what the instance needs into a policy file",
                replacement: trusted.mode == .managed ? "leastPrivilege" : nil
            )
        }
    }

    /// Rules `trusted-kms` and `trusted-sgx-runtime`.
    private mutating func noteTrustedServices(
        _ type: SpecValue, _ family: String, _ generation: PlatformFacts.EnhancedGeneration
    ) {
        report(
            .note, "trusted-kms", "KMS must be active in the account before '\(family)' instances can be created",
            at: type
        )
        if generation == .seventh {
            report(
                .note, "trusted-sgx-runtime",
                "the API does not install the SGX runtime that the console installs on '\(family)'", at: type,
                help: "the template 'sgx-runtime' installs it"
            )
        }
    }

    /// Rule `trusted-agent-script`.
    private mutating func noteAgentScript() {
        guard trusted.mode == .managed, let value = spec["agentScript"] ?? spec["trustedSystem"],
            spec["agentScript"]?.text != "hardened"
        else { return }
        report(
            .note, "trusted-agent-script",
            "the documented install script takes a failed download for success and uses plain http", at: value,
            help: "'agentScript: hardened' tries each site in turn and fails loudly"
        )
    }
}
