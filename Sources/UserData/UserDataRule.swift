package import DiagnosticsCore

/// The rules of what runs at first boot.
package enum UserDataRule: String, RuleList {
    case userDataSize = "user-data-size"
    case userDataPart = "user-data-part"
    case userDataHeader = "user-data-header"
    case userDataSecret = "user-data-secret"
    case userDataShell = "user-data-shell"
    case userDataCloudConfig = "user-data-cloud-config"
    case templateSyntax = "template-syntax"
    case templateContext = "template-context"
    case templateValue = "template-value"

    package var rule: Rule {
        switch self {
        case .userDataSize: .userDataSize
        case .userDataPart: .userDataPart
        case .userDataHeader: .userDataHeader
        case .userDataSecret: .userDataSecret
        case .userDataShell: .userDataShell
        case .userDataCloudConfig: .userDataCloudConfig
        case .templateSyntax: .templateSyntax
        case .templateContext: .templateContext
        case .templateValue: .templateValue
        }
    }
}
