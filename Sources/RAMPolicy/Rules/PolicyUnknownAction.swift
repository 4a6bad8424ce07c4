package import DiagnosticsCore
import ExactText

extension Rule {
    /// Rule `policy-unknown-action`.
    package static let policyUnknownAction = Rule(
        PolicyRule.policyUnknownAction, severities: [.warning],
        checks: "Actions exist in the API metadata of the services that are known.",
        reason: "A misspelled action allows nothing, or denies nothing.",
        remedy: "Correct the name, unless the action is newer than the metadata.",
        source: .ramPages,
        example: .policy(
            wrong: """
                {"Version": "1", "Statement": [
                  {"Effect": "Allow", "Action": "ecs:BootInstance", "Resource": "acs:ecs:*:*:instance/i-1"}
                ]}
                """,
            right: """
                {"Version": "1", "Statement": [
                  {"Effect": "Allow", "Action": "ecs:StartInstance", "Resource": "acs:ecs:*:*:instance/i-1"}
                ]}
                """
        )
    )
}

extension PolicyLinter {
    /// What the platform's own policies that only let read grant of every service, whether or not it has such actions.
    private static let readingPatterns = [
        "Describe", "List", "Get", "Query", "Check", "BatchGet", "BatchQuery", "Search", "Read",
    ]

    /// A name, or a pattern, that no action of a known service matches.
    func lintName(
        ofAction action: LocatedStatement.Text, in statement: LocatedStatement, looksForNearest: Bool
    ) -> Diagnostic? {
        let service = ActionCatalog.service(of: action.value)
        guard catalog.knows(service: service), catalog.actions(matching: WildcardPattern(action.value)).isEmpty
        else { return nil }
        let isPattern = WildcardPattern(action.value).hasWildcards
        if Self.readingPatterns.contains(where: { action.value.isExactly("\(service):\($0)*") }) { return nil }
        let ofService = catalog.names.lazy.filter { $0.hasExactPrefix(service + ":") }
        let nearest = isPattern || !looksForNearest ? nil : NearestName.find(action.value, among: ofService)
        let message =
            isPattern
            ? "no known action matches '\(action.value)'" : "'\(service)' has no known action '\(action.value)'"
        return statement.finding(
            .warning,
            .policyUnknownAction,
            message,
            at: action.path,
            notes: ["actions are known from API metadata; one that is only granted, or is newer, may be missing there"],
            help: nearest.map { "the nearest known action is '\($0)'" },
            // Another name would allow something else, so that only the letter case is repaired.
            replacement: nearest?.asciiLowercased == action.value.asciiLowercased ? nearest.map { "\"\($0)\"" } : nil
        )
    }
}
