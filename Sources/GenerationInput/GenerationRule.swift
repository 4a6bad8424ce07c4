package import DiagnosticsCore

/// The rules of what the generators are given.
package enum GenerationRule: String, RuleList {
    case noSuchFile = "no-such-file"
    case invalidConfig = "invalid-config"

    package var rule: Rule {
        switch self {
        case .noSuchFile: .noSuchFile
        case .invalidConfig: .invalidConfig
        }
    }
}
