import DiagnosticsCore
import ExactText
import SourceTree

/// Rules about single parts: actions, resources, conditions and principals that the platform would not take.
extension PolicyLinter {
    func lintParts(of statement: LocatedStatement, into sink: inout DiagnosticSink) {
        for action in statement.actionsAsWritten {
            if let finding = lintForm(ofAction: action, in: statement) { sink.report(finding) }
        }
        for resource in statement.resourcesAsWritten {
            if let finding = lintForm(ofResource: resource, in: statement) { sink.report(finding) }
        }
        for condition in statement.statement.conditions ?? [] { lint(condition, in: statement, into: &sink) }
    }

    /// `policy-action`: what has not the form `service:name`.
    private func lintForm(ofAction action: LocatedStatement.Text, in statement: LocatedStatement) -> Diagnostic? {
        guard !action.value.isActionPattern else { return nil }
        let withoutBlanks = String(decoding: action.value.utf8.filter { $0 > 0x20 }, as: UTF8.self)
        return statement.finding(
            .error,
            "policy-action",
            "'\(action.value.shortened)' is no action: the form is service:Name",
            at: action.path,
            replacement: withoutBlanks.isActionPattern ? "\"\(withoutBlanks)\"" : nil
        )
    }

    /// `policy-resource`: what is neither `*` nor a resource name.
    private func lintForm(ofResource resource: LocatedStatement.Text, in statement: LocatedStatement) -> Diagnostic? {
        guard let fault = resource.value.resourceFault else { return nil }
        return statement.finding(
            .error,
            "policy-resource",
            "'\(resource.value.shortened)' is no resource name: \(fault.reason)",
            at: resource.path,
            help: "write acs:<service>:<region>:<account>:<type>/<id>, with '*' for any"
        )
    }

    /// `policy-condition-operator` and `policy-condition-value`.
    private func lint(
        _ condition: PolicyCondition, in statement: LocatedStatement, into sink: inout DiagnosticSink
    ) {
        let path = "\(statement.path).Condition.\(condition.operatorName.shortened)"
        guard let `operator` = condition.operator else {
            let nearest =
                sink.isFull(.error)
                ? nil : NearestName.find(condition.operatorName, among: ConditionOperator.allCases.map(\.rawValue))
            sink.report(
                statement.finding(
                    .error,
                    "policy-condition-operator",
                    "'\(condition.operatorName.shortened)' is no condition operator",
                    at: path,
                    placedAt: path + ".key",
                    replacement: nearest.map { "\"\($0)\"" }
                )
            )
            return
        }
        for comparison in condition.comparisons {
            for (index, value) in comparison.values.enumerated() {
                let path = "\(path).\(comparison.key.shortened)" + (comparison.isSingle ? "" : "[\(index)]")
                if let finding = lint(value.text, comparedBy: `operator`, at: path, in: statement) {
                    sink.report(finding)
                }
            }
        }
    }

    private func lint(
        _ value: String, comparedBy `operator`: ConditionOperator, at path: String, in statement: LocatedStatement
    ) -> Diagnostic? {
        if !`operator`.accepts(value) {
            return statement.finding(
                .error,
                "policy-condition-value",
                "'\(`operator`.rawValue)' compares with \(`operator`.valueKind), not with '\(value.shortened)'",
                at: path
            )
        }
        guard let wildcardOperator = `operator`.wildcardCounterpart, WildcardPattern(value).hasWildcards else {
            return nil
        }
        return statement.finding(
            .warning,
            "policy-condition-value",
            "'\(`operator`.rawValue)' takes the wildcard in '\(value.shortened)' literally",
            at: path,
            help: "use '\(wildcardOperator.rawValue)' if it is meant as one"
        )
    }

    /// `policy-principal`, and `missing-key` for a statement that has neither resource nor principal.
    func lintPrincipals(of statements: [LocatedStatement]) -> [Diagnostic] {
        let isTrustPolicy = statements.contains { $0.isTrust }
        return statements.compactMap { statement in
            if statement.statement.principals == nil {
                if isTrustPolicy {
                    return statement.finding(
                        .error,
                        "policy-principal",
                        "a statement of a trust policy needs 'Principal'",
                        at: statement.path
                    )
                }
                guard statement.statement.resources == nil else { return nil }
                return statement.finding(.error, "missing-key", "a statement needs 'Resource'", at: statement.path)
            }
            guard !statement.isTrust else { return nil }
            return statement.finding(
                .error,
                "policy-principal",
                "'Principal' belongs in trust policies only",
                at: statement.path + ".Principal",
                notes: ["a trust policy allows 'sts:AssumeRole' and has no 'Resource'"],
                help: "attach the policy to the user or role it is for, and remove 'Principal'"
            )
        }
    }
}

extension LocatedStatement {
    /// Whether it has the form of a trust policy's statement.
    fileprivate var isTrust: Bool {
        statement.principals != nil && statement.resources == nil
            && statement.actions.patterns.values.allSatisfy { ActionCatalog.service(of: $0) == "sts" }
    }
}
