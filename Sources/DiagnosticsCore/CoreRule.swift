/// The rules of findings themselves.
package enum CoreRule: String, RuleList {
    case syntax
    case moreFindings = "more-findings"

    package var rule: Rule {
        switch self {
        case .syntax: .syntax
        case .moreFindings: .moreFindings
        }
    }
}
