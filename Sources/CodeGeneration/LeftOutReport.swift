import DiagnosticsCore
import ExactText
import GenerationInput
import MetadataFormat
import ServiceModel

/// Tells what the generated code lacks: one finding a reason, not one an action.
struct LeftOutReport {
    let product: String
    let version: String
    let config: GenerationConfig

    /// Rule `skipped-action`: a warning, but an error for what was asked for and not got: an action by its name, or a
    /// pattern of which nothing is left. `*` names nothing: where a product has no action that can be generated, that
    /// is a warning like others, and the files are empty.
    func findings(on skipped: [SkippedAction], generated: [String]) -> [Diagnostic] {
        var findings: [Diagnostic] = []
        var rest = skipped
        let filter = ActionFilter(patterns: config.actions.map(\.value))
        for index in filter.select(from: generated).unmatchedPatterns where !rest.isEmpty {
            let pattern = config.actions[index]
            guard !pattern.value.isExactly("*") else { continue }
            let name = WildcardPattern(pattern.value)
            let wanted = rest.filter { name.matches($0.name) }
            rest.removeAll { name.matches($0.name) }
            for group in Self.groups(of: wanted) {
                findings.append(finding(.error, on: group, at: pattern.position ?? group.first?.position))
            }
        }
        for group in Self.groups(of: rest) {
            var finding = finding(.warning, on: group, at: group.first?.position)
            if generated.isEmpty { finding.notes.append("no action is left to be generated: the files are empty") }
            findings.append(finding)
        }
        return findings
    }

    /// Rule `unsupported-parameter-place`: one warning for each place that parameters would have to travel in.
    func findings(on dropped: [DroppedParameter]) -> [Diagnostic] {
        Dictionary(grouping: dropped) { ExactText($0.place) }.sorted { $0.key < $1.key }.map { place, parameters in
            let names = Self.list(parameters.map { "\($0.action).\($0.name)" })
            let what = parameters.count == 1 ? "the parameter \(names) is" : "\(parameters.count) parameters are"
            let which = parameters.count == 1 ? "" : " (\(names))"
            return Diagnostic(
                .warning, .unsupportedParameterPlace,
                "\(what) left out\(which): RPC calls have nothing in '\(place.text)'", at: parameters.first?.position
            )
        }
    }

    private func finding(
        _ severity: Severity, on group: [SkippedAction], at position: Diagnostic.Position?
    ) -> Diagnostic {
        let isFailure = severity == .error
        let verb = isFailure ? "can't be generated" : group.count == 1 ? "is skipped" : "are skipped"
        let names = Self.list(group.map(\.name))
        guard let first = group.first else { return Diagnostic(severity, .skippedAction, verb) }
        let product = "of \(product) \(version)"
        let message =
            group.count == 1
            ? "the action \(names) \(product) \(verb): \(first.explanation)"
            : "\(group.count) actions \(product) \(verb) (\(names)): \(first.reason.rawValue)"
        return Diagnostic(
            severity, .skippedAction, message, at: position,
            notes: group.count == 1 ? [] : ["'\(first.name)': \(first.detail)"]
        )
    }

    /// Actions with the same reason.
    private static func groups(of skipped: [SkippedAction]) -> [[SkippedAction]] {
        let byReason = Dictionary(grouping: skipped, by: \.reason)
        return SkippedAction.Reason.allCases.compactMap { byReason[$0] }
    }

    /// The first names, and how many there are besides.
    private static func list(_ names: [String]) -> String {
        let shown = names.prefix(3).map { "'\($0)'" }.joined(separator: ", ")
        return names.count > 3 ? shown + " and \(names.count - 3) more" : shown
    }
}
