package import DiagnosticsCore
import InstanceSpec
import Platform

extension Rule {
    /// Rule `image-architecture`.
    ///
    /// A warning, since it rests on two lists that have grown old when they are read: the service may offer more.
    package static let imageArchitecture = Rule(
        SpecRule.imageArchitecture, severities: [.warning],
        checks: "A public image, or image family, is made for the processors of the instance type's family.",
        reason:
            "The service refuses an image for another architecture (ImageNotSupportInstanceType). Families of images "
            + "or instances that the lists do not know are passed over.",
        remedy: "Choose an image family for the architecture, as DescribeImages lists them for an InstanceType, or "
            + "another type.",
        source: RuleSource(
            text: "ECS documentation, 'Public images' and 'Instance families'; error codes of RunInstances",
            asOf: "2026-06"
        ),
        keys: ["spec.image.id", "spec.image.family", "spec.type"],
        example: .settings(
            wrong: "image: {family: acs:alibaba_cloud_linux_3_2104_lts_arm64}",
            right: "image: {family: acs:alibaba_cloud_linux_3_2104_lts_x64}"
        )
    )
}

extension CheckedSpec {
    mutating func checkImageArchitecture() {
        if spec["image", "id"] != nil { return checkArchitectureOfID() }
        // The cheap questions first: the table of images is not read for a type that is not known.
        guard let image = spec["image", "family"], let imageFamily = image.text, let type = spec["type"],
            let family = trusted.familyFacts, let processors = family.architecture,
            let architecture = facts.images.architecture(of: imageFamily), !processors.runs(architecture)
        else { return }
        let counterpart = facts.images.counterpart(of: imageFamily, for: processors)
        report(
            .warning, .imageArchitecture,
            "the images are made for \(architecture), and instance family '\(family.name)' is \(processors)", at: image,
            labels: [Diagnostic.Label(span: type.span, text: "the instance type")],
            notes: ["image families as of \(facts.images.asOf), instance families as of \(facts.asOf)"],
            help: counterpart == nil
                ? "DescribeImages lists what the type takes, with its InstanceType parameter" : nil,
            replacement: counterpart
        )
    }

    /// Ids of public images name the architecture.
    private mutating func checkArchitectureOfID() {
        guard let image = spec["image", "id"], let id = image.text, let architecture = PublicImage(id)?.architecture,
            let type = spec["type"], let family = trusted.familyFacts, let processors = family.architecture,
            !processors.runs(architecture)
        else { return }
        report(
            .warning, .imageArchitecture,
            "the image is made for \(architecture), and instance family '\(family.name)' is \(processors)", at: image,
            labels: [Diagnostic.Label(span: type.span, text: "the instance type")],
            notes: ["instance families as of \(facts.asOf)"],
            help: "DescribeImages lists what the type takes, with its InstanceType parameter"
        )
    }
}
