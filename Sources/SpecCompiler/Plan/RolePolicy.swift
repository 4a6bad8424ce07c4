import ByteFormats
import ExactText
import RAMPolicy

/// The policy that a plan gives to a role: its name, and its text where the plan has to make it.
struct RolePolicy {
    /// The name, unique in the account among policies of its type.
    let name: String
    /// The text; nil for a system policy, which the platform keeps.
    let document: PolicyDocument?

    /// `Custom` or `System`.
    var type: String { document == nil ? "System" : "Custom" }

    /// The policy of a role; nil where it is not the compiler's business.
    init?(of role: InstanceRole) {
        guard let document = role.policyDocument else {
            guard case .system(let name) = role.policy else { return nil }
            self.name = name
            self.document = nil
            return
        }
        // Another text gets another name, so what exists under the name is never out of date. Names have letters,
        // digits and dashes, at most 128; those of roles may hold dots, at most 64.
        let digest = SHA256Digest(of: document.compactText.utf8).hexString.prefix(12)
        let roleName = role.name.unicodeScalars.prefix(64).map { scalar -> UInt8 in
            let byte = UInt8(exactly: scalar.value) ?? 0
            return byte.isASCIIAlphanumeric ? byte : UInt8(ascii: "-")
        }
        name = "ecsc-\(String(decoding: roleName, as: UTF8.self))-\(digest)"
        self.document = document
    }
}

extension InstanceRole {
    /// The text of the role's policy, where that is the spec's.
    var policyDocument: PolicyDocument? {
        switch policy {
        case .leastPrivilege: .trustedSystemRole
        case .leastPrivilegeExtended: .trustedSystemRoleExtended
        case .document(let document): document
        case .system, .unmanaged: nil
        }
    }
}
