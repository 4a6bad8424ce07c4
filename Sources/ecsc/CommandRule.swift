package import DiagnosticsCore

/// The rules of commands.
package enum CommandRule: String, RuleList {
    case noInput = "no-input"
    case callAction = "call-action"

    package var rule: Rule {
        switch self {
        case .noInput: .noInput
        case .callAction: .callAction
        }
    }
}
