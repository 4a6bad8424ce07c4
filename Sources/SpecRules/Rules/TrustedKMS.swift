package import DiagnosticsCore
import InstanceSpec
import Platform

extension Rule {
    /// Rule `trusted-kms`.
    package static let trustedKMS = Rule(
        SpecRule.trustedKMS, severities: [.note],
        checks: "Reminds that KMS must be active in the account.",
        reason: "Creating a security-enhanced instance fails without it.",
        remedy: "Activate KMS once, in the console or with OpenKmsService.",
        source: .securityEnhancedPage,
        keys: ["spec.trustedSystem"],
        example: .settings(
            wrong: """
                type: ecs.c6t.large
                trustedSystem: managed
                systemDisk: {category: cloud_essd}
                """,
            right: """
                type: ecs.c6.large
                systemDisk: {category: cloud_essd}
                """
        )
    )
}

extension CheckedSpec {
    mutating func checkTrustedKMS() {
        guard let (type, family, _) = securityEnhanced, !namesKMSKey else { return }
        report(
            .note, .trustedKMS, "KMS must be active in the account before '\(family.name)' instances can be created",
            at: type
        )
    }

    /// Whether a disk is encrypted with a key of KMS, which there is only where KMS is active.
    private var namesKMSKey: Bool {
        ([spec["systemDisk"]].compactMap(\.self) + (spec["dataDisks"]?.items ?? [])).contains { $0["kmsKey"] != nil }
    }
}
