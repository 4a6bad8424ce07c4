/// Rules by their names: those of one target or of many.
public struct RuleCatalogue: Sendable {
    /// The rules, target by target.
    public let rules: [Rule]
    private let rulesByID: [String: Rule]

    /// The rules of some targets.
    package init(_ lists: [[Rule]]) {
        rules = Array(lists.joined())
        rulesByID = Dictionary(rules.map { ($0.id, $0) }) { first, _ in first }
    }

    /// The rule with a name, spelled exactly so.
    public func rule(named id: String) -> Rule? {
        rulesByID[id].flatMap { $0.id.utf8.elementsEqual(id.utf8) ? $0 : nil }
    }

    /// The name of a rule that a misspelt one is nearest to.
    public func nearestName(to id: String) -> String? { NearestName.find(id, among: rules.map(\.id)) }
}
