package import DiagnosticsCore
import InstanceSpec
import Platform

extension Rule {
    /// Rule `trusted-family`.
    package static let trustedFamily = Rule(
        SpecRule.trustedFamily, severities: [.error, .warning],
        checks: "A trusted system is wanted only on an instance family that has a vTPM.",
        reason: """
            The service refuses vTPM mode elsewhere. A family that only the pages on families name, or that the table does \
            not know, is a warning.
            """,
        remedy: "Choose another type, or write 'trustedSystem: off'.",
        source: .familyPages,
        keys: ["spec.type", "spec.trustedSystem"],
        serviceErrors: ["InvalidParam.TrustedSystemMode"],
        example: .settings(
            wrong: "trustedSystem: managed",
            right: """
                type: ecs.g7.large
                trustedSystem: managed
                """
        )
    )
}

extension CheckedSpec {
    mutating func checkTrustedFamily() {
        guard let value = spec["trustedSystem"], trusted.mode == .managed || trusted.mode == .selfManaged else {
            return
        }
        guard let type = spec["type"] else {
            if trusted.mode == .managed {
                report(
                    .warning, .trustedFamily,
                    "the launch template's instance type is not known here; vTPM mode is asked for", at: value
                )
            }
            return
        }
        let label = Diagnostic.Label(span: type.span, text: "the instance type")
        let family = trusted.family ?? type.text ?? ""
        let pages = "the family pages of \(facts.asOf)"
        switch trusted.familyFacts.map(\.trustedSystem) {
        case .api??, .page2021??:
            break
        case .nobody??:
            report(
                .error, .trustedFamily,
                "family '\(family)' has no trusted system", at: value, labels: [label],
                notes: [
                    """
                    families that have one: g7t, c7t, r7t, g6t, c6t, r6t, and g7, c7, r7 by the text of the API; newer \
                    ones by \(pages)
                    """
                ],
                help: "choose another type, or write 'trustedSystem: off'"
            )
        case .familyPages??:
            report(
                .warning, .trustedFamily,
                "only the family pages give '\(family)' a trusted system, the text of the API does not name it",
                at: value, labels: [label], notes: ["the pages are of \(facts.asOf)"],
                help: "'dryRun: true' asks the service whether it takes the request"
            )
        case .some(nil):
            report(
                .warning, .trustedFamily,
                "\(pages) name no trusted system of '\(family)'", at: value, labels: [label],
                help: "'dryRun: true' asks the service whether it takes the request"
            )
        case nil:
            report(
                .warning, .trustedFamily,
                "it is not known whether family '\(family)' has a trusted system", at: value, labels: [label],
                notes: ["the table of families is of \(facts.asOf); a newer family may well have one"]
            )
        }
    }
}
