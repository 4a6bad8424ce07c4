package import DiagnosticsCore

/// The rules of importing.
package enum ImportRule: String, RuleList {
    case importSource = "import-source"

    package var rule: Rule {
        switch self {
        case .importSource: .importSource
        }
    }
}
