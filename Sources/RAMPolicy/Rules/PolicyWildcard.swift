package import DiagnosticsCore
import ExactText

extension Rule {
    /// Rule `policy-wildcard`.
    package static let policyWildcard = Rule(
        PolicyRule.policyWildcard, severities: [.warning],
        checks: "Statements allow no more actions and resources than can be named.",
        reason: "What is allowed beyond need is what an intruder uses.",
        remedy: "List the actions, or name the resources.",
        source: .ramPages,
        example: .policy(
            wrong: """
                {"Version": "1", "Statement": [
                  {"Effect": "Allow", "Action": "ecs:*", "Resource": "acs:ecs:*:*:instance/i-1"}
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
    func lintWildcards(in statement: LocatedStatement, into sink: inout DiagnosticSink) {
        guard statement.isUnconditionalAllow, statement.statement.principals == nil else { return }
        if case .notMatching = statement.statement.actions {
            sink.report(
                statement.finding(
                    .warning,
                    .policyWildcard,
                    "Allow with 'NotAction' allows every action but these, those of every other service included",
                    at: "\(statement.path).\(PolicyStatement.Member.notAction.rawValue)",
                    help: "list what is to be allowed in 'Action'"
                )
            )
            return
        }
        for action in statement.actions {
            sink.report(contentsOf: lintWildcard(inAction: action, of: statement))
        }
        sink.report(contentsOf: lintWildcards(inResourcesOf: statement))
    }

    private func lintWildcard(inAction action: LocatedStatement.Text, of statement: LocatedStatement) -> [Diagnostic] {
        guard let extent = action.value.extentOfActions else { return [] }
        return [
            statement.finding(
                .warning,
                .policyWildcard,
                "'\(action.value)' allows every action of \(extent), also those it will get",
                at: action.path,
                help: "list the actions that are needed"
            )
        ]
    }

    /// Whoever may pass any role to an instance of their own may do whatever any role of the account may.
    private func passRole(on resource: LocatedStatement.Text, in statement: LocatedStatement) -> Diagnostic {
        statement.finding(
            .warning,
            .policyWildcard,
            "'\(resource.value)' allows 'ram:PassRole' on every role, and so whatever any role of the account may do",
            at: resource.path,
            help: "name the roles: acs:ram::<account>:role/<name>"
        )
    }

    /// At a resource, only where the platform can tell single resources of an action apart.
    private func lintWildcards(inResourcesOf statement: LocatedStatement) -> [Diagnostic] {
        let broad = statement.resources.filter(\.value.isEveryResource)
        guard !broad.isEmpty else { return [] }
        var narrowable: [String] = []
        var known: Set<ExactText> = []
        for action in statement.actions where action.value.extentOfActions == nil {
            narrowable += catalog.actions(matching: WildcardPattern(action.value))
                .filter { known.insert(ExactText($0)).inserted && !catalog.narrowTemplates(of: $0).isEmpty }
        }
        guard let first = narrowable.first else { return [] }
        if narrowable.contains(where: { $0.isExactly("ram:PassRole") }) {
            return broad.map { passRole(on: $0, in: statement) }
        }
        let others = narrowable.count > 1 ? " and \(narrowable.count - 1) more" : ""
        return broad.map { resource in
            statement.finding(
                .warning,
                .policyWildcard,
                "'\(resource.value)' allows '\(first)'\(others) on every resource",
                at: resource.path,
                notes: ["'\(first)' can be limited by " + catalog.narrowTemplates(of: first).joined(separator: ", ")]
                    + (catalog.isDisputed(first)
                        ? ["the newest official table (2026) has '*' alone for it: where naming is refused, keep '*'"]
                        : []),
                help: "name the resources, or add a condition"
            )
        }
    }
}

extension String {
    /// Whose actions a pattern takes in as a whole: those of a service, or all; nil for a narrower pattern.
    fileprivate var extentOfActions: String? {
        if isEveryAction { return "every service" }
        let parts = splitExactly(at: UInt8(ascii: ":"))
        guard parts.count == 2, !parts[1].isEmpty, parts[1].utf8.allSatisfy({ $0 == UInt8(ascii: "*") }) else {
            return nil
        }
        return "'\(parts[0])'"
    }
}
