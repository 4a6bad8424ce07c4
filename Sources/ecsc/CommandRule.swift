package import DiagnosticsCore

/// The rules of commands.
package enum CommandRule: String, RuleList {
    case noInput = "no-input"

    package var rule: Rule {
        switch self {
        case .noInput: .noInput
        }
    }
}
