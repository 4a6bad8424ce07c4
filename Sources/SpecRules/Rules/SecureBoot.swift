package import DiagnosticsCore
import InstanceSpec
import Platform

extension Rule {
    /// Rule `secure-boot`.
    package static let secureBoot = Rule(
        SpecRule.secureBoot, severities: [.warning],
        checks: "Secure boot is wanted only on an instance family that is not known to be without a trusted system.",
        reason: "Where there is no trusted system nothing checks what is booted; the service refuses the setting.",
        remedy: "Choose another family, or leave 'secureBoot' out.",
        source: .familyPages,
        keys: ["spec.secureBoot", "spec.type"],
        example: .settings(
            wrong: """
                type: ecs.g6.large
                secureBoot: true
                """,
            right: """
                type: ecs.g8i.large
                secureBoot: true
                """
        )
    )
}

extension CheckedSpec {
    mutating func checkSecureBoot() {
        guard let value = spec["secureBoot"], value.text == "true", let type = spec["type"],
            let family = trusted.familyFacts, family.trustedSystem == .nobody
        else { return }
        report(
            .warning, .secureBoot, "family '\(family.name)' is not known to have secure boot", at: value,
            labels: [Diagnostic.Label(span: type.span, text: "the instance type")],
            notes: ["by the pages on families of \(facts.asOf)"]
        )
    }
}
