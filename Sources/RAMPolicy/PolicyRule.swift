package import DiagnosticsCore

/// The rules of RAM policies, written by users or derived from specs.
package enum PolicyRule: String, RuleList {
    case policyVersion = "policy-version"
    case policySize = "policy-size"
    case policyAction = "policy-action"
    case policyResource = "policy-resource"
    case policyPrincipal = "policy-principal"
    case policyConditionOperator = "policy-condition-operator"
    case policyConditionValue = "policy-condition-value"
    case policyUnknownAction = "policy-unknown-action"
    case policyWildcard = "policy-wildcard"
    case policyDuplicate = "policy-duplicate"
    case policyReach = "policy-reach"
    case policyHiddenAllow = "policy-hidden-allow"

    package var rule: Rule {
        switch self {
        case .policyVersion: .policyVersion
        case .policySize: .policySize
        case .policyAction: .policyAction
        case .policyResource: .policyResource
        case .policyPrincipal: .policyPrincipal
        case .policyConditionOperator: .policyConditionOperator
        case .policyConditionValue: .policyConditionValue
        case .policyUnknownAction: .policyUnknownAction
        case .policyWildcard: .policyWildcard
        case .policyDuplicate: .policyDuplicate
        case .policyReach: .policyReach
        case .policyHiddenAllow: .policyHiddenAllow
        }
    }
}
