public import DiagnosticsCore
import ExactText

/// Finds what is wrong, or wider than it need be, in a policy that is well-formed.
public struct PolicyLinter: Sendable {
    /// The longest compact document that statements are compared in, in characters. Comparing is quadratic, and the
    /// platform refuses a document long before this.
    static let comparisonLimit = 4 * PolicyDocument.characterLimit

    let catalog: ActionCatalog

    /// A linter that knows these actions.
    public init(catalog: ActionCatalog) {
        self.catalog = catalog
    }

    /// Checks a policy that was read from a text.
    public func lint(_ policy: LocatedPolicy, into sink: inout DiagnosticSink) {
        lint(policy.document, at: policy.places, into: &sink)
    }

    /// Checks a policy.
    ///
    /// - Parameter places: where its parts stand; without them findings have a `path` only.
    public func lint(
        _ document: PolicyDocument, at places: PolicyPlaces? = nil, into sink: inout DiagnosticSink
    ) {
        if let finding = lintVersion(of: document, at: places) { sink.report(finding) }
        sink.report(contentsOf: document.sizeFindings(at: places?.position(of: "$")))
        let statements = document.statements.enumerated().map { index, statement in
            LocatedStatement(statement, index: index, places: places)
        }
        for statement in statements {
            lintParts(of: statement, into: &sink)
        }
        sink.report(contentsOf: lintPrincipals(of: statements.filter { !$0.isFaulty }))
        if document.size.compact <= PolicyLinter.comparisonLimit {
            for statement in statements {
                for action in statement.actions {
                    let finding = lintName(ofAction: action, in: statement, looksForNearest: !sink.isFull(.warning))
                    if let finding { sink.report(finding) }
                }
                if !statement.isFaulty { lintWildcards(in: statement, into: &sink) }
                sink.report(contentsOf: lintRepetitions(in: statement))
                if !statement.isFaulty { lintReach(of: statement, into: &sink) }
            }
            let whole = statements.filter { !$0.isFaulty }
            sink.report(contentsOf: lintRepeatedStatements(whole))
            sink.report(contentsOf: lintHiddenAllows(whole))
        }
    }

    /// What the platform would not take of a statement.
    private func lintParts(of statement: LocatedStatement, into sink: inout DiagnosticSink) {
        for action in statement.actionsAsWritten {
            if let finding = lintForm(ofAction: action, in: statement) { sink.report(finding) }
        }
        for resource in statement.resourcesAsWritten {
            if let finding = lintForm(ofResource: resource, in: statement) { sink.report(finding) }
        }
        for condition in statement.statement.conditions ?? [] {
            let finding = lintOperator(of: condition, in: statement, looksForNearest: !sink.isFull(.error))
            if let finding { sink.report(finding) }
            lintValues(of: condition, in: statement, into: &sink)
        }
    }

    /// What is wrong with a policy, the first of it where that is much.
    public func lint(_ policy: LocatedPolicy) -> [Diagnostic] { lint(policy.document, at: policy.places) }

    /// What is wrong with a policy, the first of it where that is much.
    public func lint(_ document: PolicyDocument, at places: PolicyPlaces? = nil) -> [Diagnostic] {
        var sink = DiagnosticSink()
        lint(document, at: places, into: &sink)
        return sink.diagnostics
    }
}

extension PolicyDocument {
    /// Whether a statement allows every action on every resource without conditions, as `AdministratorAccess` does.
    public var allowsEverything: Bool {
        statements.contains { statement in
            guard statement.effect == .allow, statement.conditions?.isEmpty ?? true,
                case .matching(let actions) = statement.actions
            else { return false }
            return actions.values.contains { $0.isEveryAction }
                && (statement.resources?.values.contains { $0.isEveryResource } ?? false)
        }
    }
}

extension String {
    /// `*`, or `*:*`.
    var isEveryAction: Bool {
        utf8.allSatisfy { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: ":") } && utf8.contains(UInt8(ascii: "*"))
    }

    /// `*`, or a resource name whose relative part is `*`.
    var isEveryResource: Bool {
        isExactly("*") || (try? ResourceName(parsing: self))?.relative.isExactly("*") == true
    }
}
