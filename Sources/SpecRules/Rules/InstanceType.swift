package import DiagnosticsCore
import ExactText
import InstanceSpec
import Platform

extension Rule {
    /// Rule `instance-type`.
    package static let instanceType = Rule(
        SpecRule.instanceType, severities: [.warning, .note],
        checks: "The instance type is one that the pages on families list; says what is special about its family.",
        reason: """
            A misspelt type is refused by the service only when the request is sent. The pages grow old, so a type they do \
            not list may be a new one.
            """,
        remedy: "Choose a type that DescribeInstanceTypes lists.",
        source: .familyPages,
        keys: ["spec.type"],
        example: .settings(wrong: "type: ecs.g6.lagre", right: "type: ecs.g6.large")
    )
}

extension CheckedSpec {
    mutating func checkInstanceType() {
        guard let type = spec["type"], let name = type.text, let familyName = trusted.family else { return }
        guard let family = trusted.familyFacts else { return checkUnknownFamily(familyName, of: name, at: type) }
        let note = "by the pages on families of \(facts.asOf)"
        if let known = family.type(named: name) {
            if let date = known.lastListed {
                report(
                    .warning, .instanceType, "'\(name)' is no longer listed", at: type,
                    notes: [note, "it was last listed on \(date)"],
                    help: "DescribeAvailableResource tells where it can still be bought"
                )
            }
        } else if !family.types.isEmpty, !facts.isNamedInPriceList(name) {
            let nearest = NearestName.find(name, among: family.types.map(\.name))
            report(
                .warning, .instanceType, "family '\(family.name)' has no type '\(name)'", at: type, notes: [note],
                help: nearest == nil ? "DescribeInstanceTypes lists them" : nil, replacement: nearest
            )
        }
        if family.isByInvitation {
            report(
                .note, .instanceType, "'\(family.name)' is by invitation: other accounts are refused", at: type,
                notes: [note]
            )
        }
        if family.isUEFIOnly, let image = spec["image"], let value = image["id"] ?? image["family"] {
            report(
                .note, .instanceType, "'\(family.name)' boots from UEFI images only", at: type,
                labels: [Diagnostic.Label(span: value.span, text: "the image")],
                notes: [note, "DescribeImages shows it as BootMode"]
            )
        }
    }

    /// What `trusted-family` warns of already is not said twice.
    private mutating func checkUnknownFamily(_ family: String, of name: String, at type: SpecValue) {
        guard trusted.mode != .managed, trusted.mode != .selfManaged, !facts.isNamedInPriceList(name) else { return }
        report(
            .warning, .instanceType, "instance family '\(family)' is not known", at: type,
            notes: ["the table of families is of \(facts.asOf); this may be a newer one"],
            help: NearestName.find(family, among: facts.familyNames).map { "the nearest known family is '\($0)'" }
        )
    }
}
