import DiagnosticsCore
import ExactText
import SpecCompiler

extension ServiceErrorCode {
    /// How many actions are named before the rest is counted.
    private static let shownActions = 4

    /// The code as `ecsc explain` prints it, with a final line break.
    func text(in catalogue: RuleCatalogue) -> String {
        var text = "\(code) (error code)\n\n"
        for one in occurrences {
            text += "  status:  \(one.status) of \(one.product.name), in \(Self.counted(one.actions))\n"
        }
        if occurrences.isEmpty { text += "  status:  none is documented\n" }
        text += "  again:   \(retryText)\n"
        let rules = rules(in: catalogue).map(\.id)
        text += "  rule:    " + (rules.isEmpty ? "none finds it before" : rules.joined(separator: ", ")) + "\n"
        for source in sources { text += "  source:  \(source.source), \(source.version), \(source.date)\n" }
        return text
    }

    /// `{"code","occurrences":[],"alwaysRetried","retriedActions":[],"rules":[],"sources":[]}`.
    func json(in catalogue: RuleCatalogue) -> JSONText {
        let occurrences = occurrences.map { one in
            JSONText.object([
                ("product", .string(one.product.name)), ("status", .literal(String(one.status))),
                ("actions", .list(one.actions.map(JSONText.string))),
            ])
        }
        let sources = sources.map { source in
            JSONText.object([
                ("source", .string(source.source)), ("version", .string(source.version)),
                ("date", .string(source.date)),
            ])
        }
        return .object([
            ("code", .string(code)), ("occurrences", .list(occurrences)),
            ("alwaysRetried", .literal(isAlwaysRetried ? "true" : "false")),
            ("retriedActions", .list(retriedActions.map(JSONText.string))),
            ("rules", .list(rules(in: catalogue).map { .string($0.id) })), ("sources", .list(sources)),
        ])
    }

    /// The rules that find what the service answers so.
    private func rules(in catalogue: RuleCatalogue) -> [Rule] {
        catalogue.rules.filter { $0.serviceErrors.contains(where: code.isExactly) }
    }

    private var retryText: String {
        if isAlwaysRetried { return "sent again after a wait, whatever the action, by the provider for Terraform" }
        if retriedActions.isEmpty { return "no tool that is known sends the request again" }
        return "sent again after a wait, by the provider for Terraform, for \(Self.counted(retriedActions))"
    }

    private static func counted(_ actions: [String]) -> String {
        let count = actions.count == 1 ? "1 action" : "\(actions.count) actions"
        let shown = actions.prefix(shownActions).joined(separator: ", ")
        return "\(count): \(shown)" + (actions.count > shownActions ? " …" : "")
    }
}
