import DiagnosticsCore
import ExactText
import InstanceSpec
import MetadataFormat
import RAMPolicy
import SourceTree
import SpecRules

extension InstanceLowering {
    /// `SecurityOptions.TrustedSystemMode`, where the family takes it.
    mutating func lowerTrustedSystem() {
        guard let value = spec["trustedSystem"], trusted.sendsVTPMMode else { return }
        append(
            "SecurityOptions.TrustedSystemMode", .text("vTPM"), .implied(by: value, because: "a managed trusted system")
        )
    }

    /// The instance's role: the spec's own, or the one that a managed trusted system needs.
    ///
    /// - Throws: `MetadataError` only for a broken library.
    mutating func lowerRole() throws(MetadataError) -> InstanceRole? {
        let isManaged = trusted.mode == .managed
        let role = spec["role"]
        guard let source = role ?? (isManaged ? spec["trustedSystem"] : nil) else { return nil }
        if let role, role.isInvalid || role["name"]?.isInvalid == true { return nil }
        guard let name = role?["name"]?.text ?? (isManaged ? TrustedSystem.serviceRole : nil) else {
            report(
                .error, .missingKey, "the key 'name' is missing", at: source, source.keySpan,
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
            policy: try rolePolicy(role?["policy"], isManaged: isManaged)
        )
    }

    private mutating func rolePolicy(
        _ policy: SpecValue?, isManaged: Bool
    ) throws(MetadataError) -> InstanceRole.Policy {
        guard let policy, let text = policy.text else { return isManaged ? .leastPrivilege : .unmanaged }
        if text == "leastPrivilege" || text == "leastPrivilegeExtended" {
            if isManaged { return text == "leastPrivilege" ? .leastPrivilege : .leastPrivilegeExtended }
            report(
                .error, .valueSet, "what the least privilege is, is known for a managed trusted system only",
                at: policy, help: "give a system policy's name, or a policy file"
            )
            return .unmanaged
        }
        // A name has neither of these, a path to a file nearly always.
        if text.utf8.contains(where: { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ".") }) {
            return try readPolicy(text, at: policy)
        }
        let isName =
            !text.isEmpty
            && text.utf8.allSatisfy { byte in
                byte.isASCIIAlphanumeric || byte == UInt8(ascii: "-")
            }
        guard isName else {
            report(
                .error, .valuePattern, "this is neither a policy's name nor a file", at: policy,
                notes: ["names are letters, digits and '-'; a file has an ending, such as role.json"]
            )
            return .unmanaged
        }
        return .system(text)
    }

    /// Reads and judges a policy file.
    private mutating func readPolicy(_ path: String, at value: SpecValue) throws(MetadataError) -> InstanceRole.Policy {
        guard let bytes = loadFile(path, at: value) else { return .unmanaged }
        var sink = DiagnosticSink()
        defer { report(contentsOf: sink) }
        let policy: LocatedPolicy?
        do {
            policy = try PolicyReader.read(SourceFile(name: path, bytes: bytes), into: &sink)
        } catch {
            sink.report(error.diagnostic)
            return .unmanaged
        }
        guard let policy else { return .unmanaged }
        PolicyLinter(catalog: try library.readActionCatalog()).lint(policy, into: &sink)
        if policy.document.allowsEverything {
            report(
                .warning, .roleTooBroad, "'\(path)' allows whoever gets onto the instance everything", at: value,
                help: "list what the instance needs"
            )
        }
        return .document(policy.document)
    }
}
