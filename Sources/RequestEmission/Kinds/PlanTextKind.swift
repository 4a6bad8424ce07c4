import DiagnosticsCore
import ExactText
import SpecCompiler

extension EmissionForm {
    /// The kind `plan-text`: the plan for people.
    static let planText = EmissionForm(document: { subject, _ in
        let payload = subject.instance.userData.map(PayloadSummary.text)
        return Array(try subject.emitter.plan(for: subject.instance).text(payload: payload).utf8)
    })
}

extension RequestPlan {
    /// The longest value that is shown in full, in scalars.
    private static let longestValue = 80

    /// The plan for people: each step with why it is there, when it is sent, and what with.
    ///
    /// - Parameter payload: What the boot payload is, in a few words.
    func text(payload: String?) -> String {
        var lines = ["\(name): \(steps.count) step\(steps.count == 1 ? "" : "s")"]
        for (index, step) in steps.enumerated() {
            lines += [
                "", "\(index + 1). \(step.id): \(step.product) \(step.action) at \(step.endpoint)", "   \(step.why)",
            ]
            if let condition = step.kind.condition { lines.append("   sent \(condition.text) (\(condition.stepID))") }
            lines += step.remarks.map { "   \($0)" }
            if !step.dependsOn.isEmpty { lines.append("   after \(step.dependsOn.joined(separator: ", "))") }
            lines += step.parameters.map { parameter in
                let value = parameter.name == "UserData" ? payload ?? "" : Self.shown(parameter.value)
                return "     \(parameter.name): \(value)"
            }
        }
        return lines.map { DisplayText.escape($0) + "\n" }.joined()
    }

    private static func shown(_ value: ParameterValue) -> String {
        let scalars = value.shownText.unicodeScalars
        guard scalars.count > longestValue else { return value.shownText }
        return "\(String(String.UnicodeScalarView(scalars.prefix(longestValue / 2))))… (\(scalars.count) characters)"
    }
}
