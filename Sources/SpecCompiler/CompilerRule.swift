package import DiagnosticsCore

/// The rules of runs and of the requests that specs lower to, also of those that are reported with the output.
package enum CompilerRule: String, RuleList {
    case duplicateName = "duplicate-name"
    case unusedAllow = "unused-allow"
    case fileNotFound = "file-not-found"
    case fileOutsideFolder = "file-outside-folder"
    case unknownTemplate = "unknown-template"
    case notInAction = "not-in-action"
    case valueRange = "value-range"
    case idKind = "id-kind"
    case address
    case time
    case urlTooLong = "url-too-long"
    case passwordStrength = "password-strength"
    case passwordAtBuild = "password-at-build"
    case userDataImage = "user-data-image"

    package var rule: Rule {
        switch self {
        case .duplicateName: .duplicateName
        case .unusedAllow: .unusedAllow
        case .fileNotFound: .fileNotFound
        case .fileOutsideFolder: .fileOutsideFolder
        case .unknownTemplate: .unknownTemplate
        case .notInAction: .notInAction
        case .valueRange: .valueRange
        case .idKind: .idKind
        case .address: .address
        case .time: .time
        case .urlTooLong: .urlTooLong
        case .passwordStrength: .passwordStrength
        case .passwordAtBuild: .passwordAtBuild
        case .userDataImage: .userDataImage
        }
    }
}
