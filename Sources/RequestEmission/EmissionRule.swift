package import DiagnosticsCore

/// The rules of what is written.
package enum EmissionRule: String, RuleList {
    case bundleFile = "bundle-file"

    package var rule: Rule {
        switch self {
        case .bundleFile: .bundleFile
        }
    }
}
