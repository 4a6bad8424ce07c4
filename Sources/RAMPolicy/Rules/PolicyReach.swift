package import DiagnosticsCore
import ExactText

extension Rule {
    /// Rule `policy-reach`.
    package static let policyReach = Rule(
        PolicyRule.policyReach, severities: [.warning],
        checks: "The actions of a statement are ones that its resources can be asked for.",
        reason: "A statement whose resources are not those of its actions allows nothing, or denies nothing.",
        remedy: "Name the resources of the actions, or '*' where an action has no single ones.",
        source: .ramPages,
        example: .policy(
            wrong: """
                {"Version": "1", "Statement": [
                  {"Effect": "Allow", "Action": "ecs:StartInstance", "Resource": "acs:ecs:*:*:disk/d-1"}
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
    /// Actions that none of the statement's resources is a resource of; where that goes for all of them, once for the
    /// resources. An action of which the table states no resources is passed over, and so is one that is a pattern.
    func lintReach(of statement: LocatedStatement, into sink: inout DiagnosticSink) {
        guard case .matching = statement.statement.actions, let first = statement.resources.first,
            !statement.resources.contains(where: { $0.value.isExactly("*") }),
            statement.resources.count == statement.resourcesAsWritten.count
        else { return }
        let names = statement.resources.compactMap { try? ResourceName(parsing: $0.value) }
        var unreached: [LocatedStatement.Text] = []
        var isEveryKnown = true
        for action in statement.actions {
            let templates = catalog.templates(of: action.value)
            guard !WildcardPattern(action.value).hasWildcards, !templates.isEmpty, !catalog.isDisputed(action.value)
            else {
                isEveryKnown = false
                continue
            }
            let isReached = names.contains { name in templates.contains { name.mayName($0) } }
            if !isReached { unreached.append(action) }
        }
        guard let example = unreached.first else { return }
        let effect = statement.statement.effect == .allow ? "allows" : "denies"
        if isEveryKnown, unreached.count == statement.actions.count {
            sink.report(
                statement.finding(
                    .warning, .policyReach, "the statement \(effect) nothing: its actions have no such resources",
                    at: first.path, notes: [note(on: example.value)], help: help(for: example.value))
            )
            return
        }
        for action in unreached {
            sink.report(
                statement.finding(
                    .warning, .policyReach,
                    "'\(action.value)' has none of the resources of this statement, which \(effect) it nowhere",
                    at: action.path, notes: [note(on: action.value)], help: help(for: action.value)))
        }
    }

    private func note(on action: String) -> String {
        "'\(action)' is checked against \(catalog.templates(of: action).joined(separator: ", ")) (tables as of 2026)"
    }

    private func help(for action: String) -> String {
        catalog.narrowTemplates(of: action).isEmpty
            ? "put it into a statement of its own, on '*'"
            : "name resources of its kind, or put it into a statement of its own"
    }
}

extension ResourceName {
    /// Whether a resource of a template may be one that this pattern matches, by service and type. Where either is not
    /// written out, it may.
    fileprivate func mayName(_ template: String) -> Bool {
        guard let other = try? ResourceName(template: template) else {
            return template.isExactly("*") && relative.isExactly("*")
        }
        func mayBe(_ pattern: String, _ text: String) -> Bool {
            text.utf8.contains(UInt8(ascii: "{")) || text.isExactly("*")
                || WildcardPattern(pattern.asciiLowercased).matches(text.asciiLowercased)
        }
        let isWide = resourceType.utf8.contains { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") }
        return mayBe(service, other.service) && (isWide || mayBe(resourceType, other.resourceType))
    }

    /// The parts of a template of resource names, whose braces stand for what is filled in.
    private init(template: String) throws(Malformed) {
        let parts = template.splitExactly(at: UInt8(ascii: ":"), maxSplits: 4).map(String.init)
        guard parts.count == 5, parts[0].isExactly("acs") else { throw Malformed(reason: "it is no template") }
        self.init(service: parts[1], region: parts[2], account: parts[3], relative: parts[4])
    }
}
