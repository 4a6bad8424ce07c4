package import DiagnosticsCore
import ExactText
import InstanceSpec
import Platform

extension Rule {
    /// Rule `trusted-image`.
    package static let trustedImage = Rule(
        SpecRule.trustedImage, severities: [.warning],
        checks: "Public images fit the generation of a security-enhanced family.",
        reason:
            "The 6th generation takes the Trusted images ('_secured_' in the id), later ones those that boot by UEFI.",
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
    mutating func checkTrustedImage() {
        guard let (_, family, enhancement) = securityEnhanced, let image = spec["image"] else { return }
        if let id = image["id"] { checkTrustedImage(id: id, family: family.name, enhancement) }
        if let name = image["family"] { checkTrustedImage(imageFamily: name, family: family.name, enhancement) }
    }

    /// Only ids of public images say what is in them.
    private mutating func checkTrustedImage(
        id image: SpecValue, family: String, _ enhancement: InstanceFamily.Enhancement
    ) {
        guard let id = image.text, id.containsExactly("_alibase_") else { return }
        let isSecured = id.containsExactly("_secured_")
        guard isSecured != (enhancement == .image) else { return }
        reportTrustedImage(
            isSecured
                ? "family '\(family)' takes UEFI images, and this looks like a Trusted image of the 6th generation"
                : "family '\(family)' takes Trusted images, and this does not look like one",
            at: image, enhancement
        )
    }

    /// Of image families only the public ones are known, which begin with `acs:`.
    private mutating func checkTrustedImage(
        imageFamily image: SpecValue, family: String, _ enhancement: InstanceFamily.Enhancement
    ) {
        guard let name = image.text, name.hasExactPrefix("acs:"),
            !facts.trusted.imageFamilies(for: enhancement).contains(where: name.isExactly)
        else { return }
        let other: InstanceFamily.Enhancement = enhancement == .image ? .vTPMMode : .image
        let isOfOther = facts.trusted.imageFamilies(for: other).contains(where: name.isExactly)
        switch enhancement {
        case .image:
            reportTrustedImage(
                isOfOther
                    ? "family '\(family)' takes Trusted images, and this image family is of UEFI images"
                    : "family '\(family)' takes Trusted images, and this image family is not known to be of such",
                at: image, enhancement
            )
        case .vTPMMode:
            reportTrustedImage(
                isOfOther
                    ? "family '\(family)' takes UEFI images, and this image family is of Trusted images of the 6th generation"
                    : "family '\(family)' takes UEFI images, and this image family is not known to be of such",
                at: image, enhancement
            )
        }
    }

    private mutating func reportTrustedImage(
        _ message: String, at image: SpecValue, _ enhancement: InstanceFamily.Enhancement
    ) {
        let date = facts.trusted.asOf
        report(
            .warning, .trustedImage, message, at: image,
            notes: [
                enhancement == .image
                    ? "6th generation: Alibaba Cloud Linux 2.1903 64-bit Trusted, CentOS 7.8 64-bit Trusted (as of \(date))"
                    : "from the 7th generation on: UEFI variants of public images (as of \(date)), and whatever DescribeImages shows as UEFI or UEFI-Preferred under BootMode"
            ],
            help: "DescribeImages lists the ids, for an instance type with its InstanceType parameter"
        )
    }
}
