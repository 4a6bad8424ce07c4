import DiagnosticsCore
import InstanceSpec
import MetadataFormat

/// Checks lowered parameters against the action's metadata: what it lacks, and what does not fit its limits.
struct ActionParameterCheck {
    let document: InstanceDocument
    let action: MetadataAction
    private(set) var findings: [Diagnostic] = []

    init(document: InstanceDocument, action: MetadataAction) {
        self.document = document
        self.action = action
    }

    /// Rules `not-in-action`, `value-range` and `list-size` for every parameter.
    mutating func check(_ parameters: [RequestParameter]) {
        var reportedFields: Set<String> = []
        for parameter in parameters {
            guard let value = parameter.origin.value else { continue }
            guard let match = action.parameter(matching: parameter.name) else {
                // One finding for a list or a group of parameters that one field stands for.
                if reportedFields.insert(value.path).inserted { reportMissing(parameter, value) }
                continue
            }
            check(parameter, value, against: match.schema.limits)
        }
        checkListSizes(parameters)
    }

    private mutating func reportMissing(_ parameter: RequestParameter, _ value: SpecValue) {
        // vTPM mode has a rule of its own that says what to do.
        guard parameter.name != "SecurityOptions.TrustedSystemMode" else { return }
        report(
            .error, "not-in-action", "\(action.name) has no parameter \(parameter.name)", at: value.keySpan, value,
            notes: action.name == "CreateInstance" ? ["RunInstances may have it"] : []
        )
    }

    private mutating func check(_ parameter: RequestParameter, _ value: SpecValue, against limits: MetadataLimits) {
        guard let text = parameter.value.text, !limits.isEmpty else { return }
        let severity: Severity = limits.areAdvisory ? .warning : .error
        if let number = Double(text), let problem = Self.rangeProblem(number, limits) {
            report(severity, "value-range", "\(parameter.name) \(problem), this is \(text)", at: value.span, value)
        }
        let length = text.unicodeScalars.count
        if let most = limits.maxLength, length > most {
            report(
                severity, "value-range", "\(parameter.name) is of at most \(most) characters, this has \(length)",
                at: value.span, value
            )
        } else if let least = limits.minLength, length < least {
            report(
                severity, "value-range", "\(parameter.name) is of at least \(least) characters, this has \(length)",
                at: value.span, value
            )
        }
    }

    private static func rangeProblem(_ number: Double, _ limits: MetadataLimits) -> String? {
        if let least = limits.minimum, number < least.double { return "is at least \(least.text)" }
        if let most = limits.maximum, number > most.double { return "is at most \(most.text)" }
        return nil
    }

    /// Counts the items of every list by the first number in its parameters' names.
    private mutating func checkListSizes(_ parameters: [RequestParameter]) {
        var counts: [(list: String, count: Int, value: SpecValue)] = []
        for parameter in parameters {
            let parts = parameter.name.split(separator: ".", maxSplits: 2)
            guard parts.count >= 2, let index = Int(parts[1]), let value = parameter.origin.value else { continue }
            let list = String(parts[0])
            if let last = counts.indices.last, counts[last].list == list {
                counts[last] = (list, max(counts[last].count, index), value)
            } else {
                counts.append((list, index, value))
            }
        }
        for (list, count, value) in counts {
            guard let limits = action.parameter(named: list)?.schema.limits, let most = limits.maxItems, count > most
            else { continue }
            report(
                limits.areAdvisory ? .warning : .error, "list-size", "\(list) takes at most \(most) items, these are \(count)",
                at: value.span, value
            )
        }
    }

    private mutating func report(
        _ severity: Severity, _ rule: RuleID, _ message: String, at span: SourceSpan, _ value: SpecValue,
        notes: [String] = []
    ) {
        findings.append(document.diagnostic(severity, rule, message, at: span, path: value.path, notes: notes))
    }
}
