package import DiagnosticsCore
import InstanceSpec
import Platform

extension Rule {
    /// Rule `confidential-family`.
    package static let confidentialFamily = Rule(
        SpecRule.confidentialFamily, severities: [.warning],
        checks: "A mode of confidential computing is wanted on an instance family that is known to have it.",
        reason: "The service refuses it elsewhere.",
        remedy: "Choose a family that has the mode, or leave 'confidentialComputing' out.",
        source: .familyPages,
        keys: ["spec.confidentialComputing", "spec.type"],
        example: .settings(
            wrong: """
                type: ecs.g6.large
                confidentialComputing: tdx
                """,
            right: """
                type: ecs.g8i.large
                confidentialComputing: tdx
                """
        )
    )
}

extension CheckedSpec {
    mutating func checkConfidentialFamily() {
        guard let value = spec["confidentialComputing"], let text = value.text,
            let mode = InstanceFamily.ConfidentialMode.allCases.first(where: { $0.word == text }),
            let type = spec["type"], let family = trusted.familyFacts, !family.confidentialModes.contains(mode)
        else { return }
        let others = family.confidentialModes.map(\.word).joined(separator: ", ")
        let note = others.isEmpty ? "they name no mode for this family" : "they name \(others) for this family"
        report(
            .warning, .confidentialFamily,
            "the family pages of \(facts.asOf) do not name \(mode.word) for '\(family.name)'", at: value,
            labels: [Diagnostic.Label(span: type.span, text: "the instance type")],
            notes: [note] + (mode == .enclave ? ["accounts get it by invitation"] : [])
        )
    }
}

extension InstanceFamily.ConfidentialMode {
    /// The platform's word.
    fileprivate var word: String {
        switch self {
        case .enclave: "Enclave"
        case .tdx: "TDX"
        }
    }
}
