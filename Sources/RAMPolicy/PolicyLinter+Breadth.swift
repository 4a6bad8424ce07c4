import DiagnosticsCore
import ExactText

/// Rules about actions nobody has, and about what is allowed beyond need.
extension PolicyLinter {
    func lintBreadth(of statement: LocatedStatement, into sink: inout DiagnosticSink) {
        for action in statement.actions {
            let finding = lintName(ofAction: action, in: statement, looksForNearest: !sink.isFull(.warning))
            if let finding { sink.report(finding) }
        }
        guard statement.isUnconditionalAllow, statement.statement.principals == nil else { return }
        if case .notMatching = statement.statement.actions {
            sink.report(
                statement.finding(
                    .warning,
                    "policy-wildcard",
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

    /// `policy-unknown-action`: a name, or a pattern, that no action of a known service matches.
    private func lintName(
        ofAction action: LocatedStatement.Text, in statement: LocatedStatement, looksForNearest: Bool
    ) -> Diagnostic? {
        let service = ActionCatalog.service(of: action.value)
        guard catalog.knows(service: service), catalog.actions(matching: WildcardPattern(action.value)).isEmpty
        else { return nil }
        let isPattern = WildcardPattern(action.value).hasWildcards
        let ofService = catalog.names.lazy.filter { $0.hasExactPrefix(service + ":") }
        let nearest = isPattern || !looksForNearest ? nil : NearestName.find(action.value, among: ofService)
        let message =
            isPattern
            ? "no known action matches '\(action.value)'" : "'\(service)' has no known action '\(action.value)'"
        return statement.finding(
            .warning,
            "policy-unknown-action",
            message,
            at: action.path,
            notes: ["actions are known from API metadata; one that is only granted, or is newer, may be missing there"],
            help: nearest.map { "the nearest known action is '\($0)'" },
            // Another name would allow something else, so that only the letter case is repaired.
            replacement: nearest?.asciiLowercased == action.value.asciiLowercased ? nearest.map { "\"\($0)\"" } : nil
        )
    }

    private func lintWildcard(inAction action: LocatedStatement.Text, of statement: LocatedStatement) -> [Diagnostic] {
        guard let extent = action.value.extentOfActions else { return [] }
        return [
            statement.finding(
                .warning,
                "policy-wildcard",
                "'\(action.value)' allows every action of \(extent), also those it will get",
                at: action.path,
                help: "list the actions that are needed"
            )
        ]
    }

    /// `policy-wildcard` at a resource: only where the platform can tell single resources of an action apart.
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
        let others = narrowable.count > 1 ? " and \(narrowable.count - 1) more" : ""
        return broad.map { resource in
            statement.finding(
                .warning,
                "policy-wildcard",
                "'\(resource.value)' allows '\(first)'\(others) on every resource",
                at: resource.path,
                notes: ["'\(first)' can be limited by " + catalog.narrowTemplates(of: first).joined(separator: ", ")],
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
