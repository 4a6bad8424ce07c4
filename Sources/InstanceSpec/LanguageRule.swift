package import DiagnosticsCore

/// The rules of the spec language that reading a spec finds broken.
package enum LanguageRule: String, RuleList {
    case valuePattern = "value-pattern"
    case undefinedVariable = "undefined-variable"
    case plainPassword = "plain-password"
    case unusedVariable = "unused-variable"

    package var rule: Rule {
        switch self {
        case .valuePattern: .valuePattern
        case .undefinedVariable: .undefinedVariable
        case .plainPassword: .plainPassword
        case .unusedVariable: .unusedVariable
        }
    }
}
