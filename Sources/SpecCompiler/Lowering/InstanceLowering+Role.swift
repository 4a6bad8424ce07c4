import DiagnosticsCore
import InstanceSpec
import RAMPolicy
import SourceTree
import SpecRules

extension InstanceLowering {
    /// `SecurityOptions.TrustedSystemMode`, where the family takes it.
    mutating func lowerTrustedSystem() {
        guard let value = spec["trustedSystem"], trusted.sendsVTPMMode else { return }
        append("SecurityOptions.TrustedSystemMode", .text("vTPM"), .implied(by: value, because: "a managed trusted system"))
    }

    /// The instance's role: the spec's own, or the one that a managed trusted system needs.
    mutating func lowerRole() -> InstanceRole? {
        let isManaged = trusted.mode == .managed
        let role = spec["role"]
        guard let source = role ?? (isManaged ? spec["trustedSystem"] : nil) else { return nil }
        guard let name = role?["name"]?.text ?? (isManaged ? TrustedSystem.serviceRole : nil) else {
            report(
                .error, "missing-key", "the key 'name' is missing", at: source,
                notes: ["only a managed trusted system has a role of its own"]
            )
            return nil
        }
        let attachment = role?["attach"]?.text.flatMap(InstanceRole.Attachment.init(rawValue:)) ?? .atCreation
        if attachment == .atCreation {
            let origin: ParameterOrigin =
                role?["name"].map { .spec($0) }
                ?? .implied(by: source, because: "the role that a managed trusted system reports as")
            append("RamRoleName", .text(name), origin)
        }
        return InstanceRole(
            name: name,
            attachment: attachment,
            isCreatedIfMissing: role?["create"]?.text.map { $0 == "ifMissing" } ?? isManaged,
            policy: rolePolicy(role?["policy"], isManaged: isManaged)
        )
    }

    private mutating func rolePolicy(_ policy: SpecValue?, isManaged: Bool) -> InstanceRole.Policy {
        guard let policy, let text = policy.text else { return isManaged ? .leastPrivilege : .unmanaged }
        if text == "leastPrivilege" {
            if isManaged { return .leastPrivilege }
            report(
                .error, "value-set", "what the least privilege is, is known for a managed trusted system only",
                at: policy, help: "give a system policy's name, or a policy file"
            )
            return .unmanaged
        }
        // Names of system policies are letters, digits and dashes; anything else is a path.
        guard text.contains("/") || text.hasSuffix(".json") else { return .system(text) }
        guard let bytes = loadFile(text, at: policy) else { return .unmanaged }
        var sink = DiagnosticSink()
        defer { report(contentsOf: sink.diagnostics) }
        do {
            return try PolicyReader.read(SourceFile(name: text, bytes: bytes), into: &sink).map { .document($0.document) }
                ?? .unmanaged
        } catch {
            report(contentsOf: [error.diagnostic])
            return .unmanaged
        }
    }
}
