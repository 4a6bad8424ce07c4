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
        sink.report(contentsOf: lintDocument(document, at: places))
        let statements = document.statements.enumerated().map { index, statement in
            LocatedStatement(statement, index: index, places: places)
        }
        for statement in statements {
            lintParts(of: statement, into: &sink)
        }
        sink.report(contentsOf: lintPrincipals(of: statements))
        if document.size.compact <= PolicyLinter.comparisonLimit {
            for statement in statements {
                lintBreadth(of: statement, into: &sink)
                sink.report(contentsOf: lintRepetitions(in: statement))
            }
            sink.report(contentsOf: lintRepeatedStatements(statements))
            sink.report(contentsOf: lintHiddenAllows(statements))
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

    private func lintDocument(_ document: PolicyDocument, at places: PolicyPlaces?) -> [Diagnostic] {
        var findings: [Diagnostic] = []
        if document.version != PolicyDocument.currentVersion {
            findings.append(
                Diagnostic(
                    .error,
                    "policy-version",
                    "'\(document.version)' is no version of the policy language",
                    at: places?.position(of: "$.Version"),
                    replacement: "\"\(PolicyDocument.currentVersion)\"",
                    path: "$.Version"
                )
            )
        }
        findings += document.sizeFindings(at: places?.position(of: "$"))
        return findings
    }
}

extension PolicyDocument {
    /// The finding `policy-size`, if the document is too long now, or for what older pages of the platform say.
    public func sizeFindings(at position: Diagnostic.Position? = nil) -> [Diagnostic] {
        let size = size
        guard size.compact > Self.olderCharacterLimit else { return [] }
        let isTooLong = size.compact > Self.characterLimit
        let limit = isTooLong ? Self.characterLimit : Self.olderCharacterLimit
        return [
            Diagnostic(
                isTooLong ? .error : .warning,
                "policy-size",
                "the policy has \(size.compact) characters, \(size.compact - limit) over the limit of "
                    + (isTooLong ? "\(limit)" : "\(limit) that older pages of the platform give"),
                at: position,
                notes: [
                    "counted without white space; pretty-printed it has \(size.pretty)",
                    "the limit is \(Self.characterLimit) now and was \(Self.olderCharacterLimit) before",
                ],
                help: "use wildcards in actions that belong together, or split the policy",
                path: "$"
            )
        ]
    }

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
