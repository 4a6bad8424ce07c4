import DiagnosticsCore

/// Rules about single parts: actions, resources, conditions and principals that the platform would not take.
extension PolicyLinter {
    func lintParts(of statement: LocatedStatement) -> [Diagnostic] {
        statement.actionsAsWritten.compactMap { lintForm(ofAction: $0, in: statement) }
            + statement.resourcesAsWritten.compactMap { lintForm(ofResource: $0, in: statement) }
            + (statement.statement.conditions ?? []).flatMap { lint($0, in: statement) }
    }

    /// `policy-action`: what has not the form `service:name`.
    private func lintForm(ofAction action: LocatedStatement.Text, in statement: LocatedStatement) -> Diagnostic? {
        guard !action.value.isActionPattern else { return nil }
        let withoutBlanks = action.value.filter { !$0.isWhitespace }
        return statement.finding(
            .error,
            "policy-action",
            "'\(action.value)' is no action: the form is service:Name",
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
            "'\(resource.value)' is no resource name: \(fault.reason)",
            at: resource.path,
            help: "write acs:<service>:<region>:<account>:<type>/<id>, with '*' for any"
        )
    }

    /// `policy-condition-operator` and `policy-condition-value`.
    private func lint(_ condition: PolicyCondition, in statement: LocatedStatement) -> [Diagnostic] {
        let path = "\(statement.path).Condition.\(condition.operatorName)"
        guard let `operator` = condition.operator else {
            let nearest = NearestName.find(
                condition.operatorName,
                among: ConditionOperator.allCases.map(\.rawValue)
            )
            return [
                statement.finding(
                    .error,
                    "policy-condition-operator",
                    "'\(condition.operatorName)' is no condition operator",
                    at: path,
                    placedAt: path + ".key",
                    replacement: nearest.map { "\"\($0)\"" }
                )
            ]
        }
        return condition.comparisons.flatMap { comparison in
            comparison.values.enumerated().compactMap { index, value -> Diagnostic? in
                let path = "\(path).\(comparison.key)" + (comparison.isSingle ? "" : "[\(index)]")
                if !`operator`.accepts(value.text) {
                    return statement.finding(
                        .error,
                        "policy-condition-value",
                        "'\(`operator`.rawValue)' compares with \(`operator`.valueKind), not with '\(value.text)'",
                        at: path
                    )
                }
                guard let wildcardOperator = `operator`.wildcardCounterpart, WildcardPattern(value.text).hasWildcards
                else { return nil }
                return statement.finding(
                    .warning,
                    "policy-condition-value",
                    "'\(`operator`.rawValue)' takes the wildcard in '\(value.text)' literally",
                    at: path,
                    help: "use '\(wildcardOperator.rawValue)' if it is meant as one"
                )
            }
        }
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
