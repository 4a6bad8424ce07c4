import DiagnosticsCore

/// A statement with its paths in the text, for the rules of the linter.
struct LocatedStatement {
    /// An action, resource or name, and where it stands.
    struct Text {
        let value: String
        let path: String
    }

    let statement: PolicyStatement
    let path: String
    private let places: PolicyPlaces?

    init(_ statement: PolicyStatement, index: Int, places: PolicyPlaces?) {
        self.statement = statement
        self.places = places
        let indices = places?.statementIndices ?? []
        path = "$.Statement[\(indices.indices.contains(index) ? indices[index] : index)]"
    }

    /// The patterns of `Action` or `NotAction`.
    var actions: [Text] { texts(statement.actions.patterns, statement.actions.member.rawValue) }

    /// The patterns of `Resource`.
    var resources: [Text] { statement.resources.map { texts($0, PolicyStatement.Member.resource.rawValue) } ?? [] }

    /// Whether it is an Allow that applies without conditions.
    var isUnconditionalAllow: Bool { statement.effect == .allow && !hasConditions }

    /// Whether it is a Deny that applies without conditions.
    var isUnconditionalDeny: Bool { statement.effect == .deny && !hasConditions }

    private var hasConditions: Bool { !(statement.conditions?.isEmpty ?? true) }

    private func texts(_ texts: OneOrMany, _ member: String) -> [Text] {
        switch texts {
        case .one(let value): [Text(value: value, path: "\(path).\(member)")]
        case .many(let values):
            values.enumerated().map { Text(value: $1, path: "\(path).\(member)[\($0)]") }
        }
    }

    /// A label at a part, if the text has it.
    func labels(_ path: String, _ text: String) -> [Diagnostic.Label] {
        places?.position(of: path).map { [Diagnostic.Label(span: $0.span, text: text)] } ?? []
    }

    /// A finding at a part; with `placedAt`, at another part's text than its path says.
    func finding(
        _ severity: Severity,
        _ rule: RuleID,
        _ message: String,
        at path: String,
        placedAt place: String? = nil,
        labels: [Diagnostic.Label] = [],
        notes: [String] = [],
        help: String? = nil,
        replacement: String? = nil
    ) -> Diagnostic {
        Diagnostic(
            severity,
            rule,
            message,
            at: places?.position(of: place ?? path),
            labels: labels,
            notes: notes,
            help: help,
            replacement: replacement,
            path: path
        )
    }
}
