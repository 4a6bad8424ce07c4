import DiagnosticsCore

extension RuleCatalogue {
    /// RAM policies, written by users or derived from specs.
    static let policy: [Rule] = [
        Rule(
            id: "policy-version", severities: [.error],
            checks: "The version of a policy is 1.",
            reason: "RAM knows no other.",
            remedy: "Write \"Version\": \"1\".",
            source: .ramPages
        ),
        Rule(
            id: "policy-size", severities: [.error, .warning],
            checks: "Policy documents are of at most 6,144 characters; above 2,048 is a warning.",
            reason: "RAM refuses longer ones; older documentation gives a third of it.",
            remedy: "Use wildcards in actions that belong together, or split the policy.",
            source: .ramPages
        ),
        Rule(
            id: "policy-action", severities: [.error],
            checks: "Actions are written as service:Action.",
            reason: "Anything else matches no call.",
            remedy: "Write the action with its service, such as ecs:RunInstances.",
            source: .ramPages
        ),
        Rule(
            id: "policy-resource", severities: [.error],
            checks: "Resources are * or written as acs:service:region:account:relative.",
            reason: "Anything else matches no resource.",
            remedy: "Write all five parts.",
            source: .ramPages
        ),
        Rule(
            id: "policy-principal", severities: [.error],
            checks: "A trust policy names its principals, and only a trust policy does.",
            reason: "RAM refuses the document.",
            remedy: "Add Principal to every statement of a trust policy, or remove it.",
            source: .ramPages
        ),
        Rule(
            id: "policy-condition-operator", severities: [.error],
            checks: "Condition operators are ones that RAM has.",
            reason: "RAM refuses the document.",
            remedy: "Use the operator that the finding names.",
            source: .ramPages
        ),
        Rule(
            id: "policy-condition-value", severities: [.error, .warning],
            checks: "Values of conditions fit their operator.",
            reason: "A comparison that can never hold makes the statement void.",
            remedy: "Write the value in the form of the operator.",
            source: .ramPages
        ),
        Rule(
            id: "policy-unknown-action", severities: [.warning],
            checks: "Actions exist in the API metadata of the services that are known.",
            reason: "A misspelled action allows nothing, or denies nothing.",
            remedy: "Correct the name, unless the action is newer than the metadata.",
            source: .ramPages
        ),
        Rule(
            id: "policy-wildcard", severities: [.warning],
            checks: "Statements allow no more actions and resources than can be named.",
            reason: "What is allowed beyond need is what an intruder uses.",
            remedy: "List the actions, or name the resources.",
            source: .ramPages
        ),
        Rule(
            id: "policy-duplicate", severities: [.warning],
            checks: "Nothing is said twice.",
            reason: "Two copies drift apart.",
            remedy: "Remove one of the two.",
            source: .ramPages
        ),
        Rule(
            id: "policy-hidden-allow", severities: [.warning],
            checks: "No Allow is undone by a Deny of the same document.",
            reason: "Deny always wins, so the Allow does nothing.",
            remedy: "Remove or narrow one of the two.",
            source: .ramPages
        ),
    ]
}
