package import DiagnosticsCore
import InstanceSpec

extension Rule {
    /// Rule `description-limits`.
    package static let descriptionLimits = Rule(
        SpecRule.descriptionLimits, severities: [.error],
        checks: "Descriptions have 2 to 256 characters and do not begin with http:// or https://.",
        reason: "The service refuses others.",
        remedy: "Shorten the text, or begin it with a word.",
        source: .runInstancesPage,
        keys: ["spec.description"],
        serviceErrors: ["InvalidDescription.Malformed", "InvalidDiskDescription.Malformed"],
        example: .settings(
            wrong: "description: https://example.com/web",
            right: "description: see https://example.com/web"
        )
    )
}

extension CheckedSpec {
    mutating func checkDescriptionLimits() {
        let described = [spec, spec["systemDisk"]].compactMap(\.self) + (spec["dataDisks"]?.items ?? [])
        for mapping in described + (spec["network", "interfaces"]?.items ?? []) {
            if let description = mapping["description"] { checkDescription(description) }
        }
    }

    private mutating func checkDescription(_ value: SpecValue) {
        guard let text = value.text else { return }
        if let length = Self.lengthProblem(text, 2...256) {
            report(.error, .descriptionLimits, "a description has \(length)", at: value)
        } else if let scheme = Self.webScheme(text) {
            report(.error, .descriptionLimits, "a description can't begin with '\(scheme)'", at: value)
        }
    }
}
