package import DiagnosticsCore

/// The rules of generating models.
package enum ModelGeneratorRule: String, RuleList {
    case unknownAction = "unknown-action"
    case unusedName = "unused-name"
    case skippedAction = "skipped-action"

    package var rule: Rule {
        switch self {
        case .unknownAction: .unknownAction
        case .unusedName: .unusedName
        case .skippedAction: .skippedAction
        }
    }
}
