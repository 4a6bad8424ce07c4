package import DiagnosticsCore
import ExactText
import InstanceSpec
import Platform

extension Rule {
    /// Rule `trusted-image`.
    package static let trustedImage = Rule(
        SpecRule.trustedImage, severities: [.warning],
        checks: "Public images fit the generation of a security-enhanced family.",
        reason: "The 6th generation takes the Trusted images ('_secured_' in the id), the 7th the UEFI ones.",
        remedy: "Choose an image that DescribeImages lists for the instance type.",
        source: .securityEnhancedPage,
        keys: ["spec.image"],
        example: .settings(
            wrong: """
                type: ecs.g7t.large
                trustedSystem: managed
                systemDisk: {category: cloud_essd}
                image: aliyun_2_1903_x64_20G_secured_alibase_20210325.vhd
                """,
            right: """
                type: ecs.g7t.large
                trustedSystem: managed
                systemDisk: {category: cloud_essd}
                image: aliyun_2_1903_x64_20G_uefi_alibase_20210425.vhd
                """
        )
    )
}

extension CheckedSpec {
    /// Only ids of public images say what is in them.
    mutating func checkTrustedImage() {
        guard let (_, family, generation) = securityEnhanced, let image = spec["image", "id"], let id = image.text,
            id.containsExactly("_alibase_")
        else { return }
        let isSecured = id.containsExactly("_secured_")
        guard isSecured != (generation == .sixth) else { return }
        report(
            .warning, .trustedImage,
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
}
