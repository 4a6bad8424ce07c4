package import DiagnosticsCore

/// The rules of documents, whatever is written in them: specs, policies, metadata and configurations.
package enum DocumentRule: String, RuleList {
    case emptyInput = "empty-input"
    case notUTF8 = "not-utf8"
    case nulByte = "nul-byte"
    case inputLimit = "input-limit"
    case unknownKey = "unknown-key"
    case missingKey = "missing-key"
    case wrongType = "wrong-type"
    case duplicateKey = "duplicate-key"
    case valueSet = "value-set"
    case conflictingKeys = "conflicting-keys"
    case listSize = "list-size"
    case limitExceeded = "limit-exceeded"

    package var rule: Rule {
        switch self {
        case .emptyInput: .emptyInput
        case .notUTF8: .notUTF8
        case .nulByte: .nulByte
        case .inputLimit: .inputLimit
        case .unknownKey: .unknownKey
        case .missingKey: .missingKey
        case .wrongType: .wrongType
        case .duplicateKey: .duplicateKey
        case .valueSet: .valueSet
        case .conflictingKeys: .conflictingKeys
        case .listSize: .listSize
        case .limitExceeded: .limitExceeded
        }
    }
}
