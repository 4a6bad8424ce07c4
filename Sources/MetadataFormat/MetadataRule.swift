package import DiagnosticsCore

/// The rules of API metadata and of its patches.
package enum MetadataRule: String, RuleList {
    case notMetadata = "not-metadata"
    case unexpectedShape = "unexpected-shape"
    case unsupportedParameterPlace = "unsupported-parameter-place"
    case unknownStyle = "unknown-style"
    case unknownType = "unknown-type"
    case unknownReference = "unknown-reference"
    case repeatedParameter = "repeated-parameter"
    case lowercaseTwin = "lowercase-twin"
    case invalidWireName = "invalid-wire-name"
    case invalidPatch = "invalid-patch"
    case stalePatch = "stale-patch"

    package var rule: Rule {
        switch self {
        case .notMetadata: .notMetadata
        case .unexpectedShape: .unexpectedShape
        case .unsupportedParameterPlace: .unsupportedParameterPlace
        case .unknownStyle: .unknownStyle
        case .unknownType: .unknownType
        case .unknownReference: .unknownReference
        case .repeatedParameter: .repeatedParameter
        case .lowercaseTwin: .lowercaseTwin
        case .invalidWireName: .invalidWireName
        case .invalidPatch: .invalidPatch
        case .stalePatch: .stalePatch
        }
    }
}
