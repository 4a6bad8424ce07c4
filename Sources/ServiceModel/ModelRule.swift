package import DiagnosticsCore

/// The rules of services that Swift types are made of.
package enum ModelRule: String, RuleList {
    case nameCollision = "name-collision"
    case tooManyMembers = "too-many-members"
    case invalidSecretMember = "invalid-secret-member"

    package var rule: Rule {
        switch self {
        case .nameCollision: .nameCollision
        case .tooManyMembers: .tooManyMembers
        case .invalidSecretMember: .invalidSecretMember
        }
    }
}
