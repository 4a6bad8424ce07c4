import DiagnosticsCore
import ExactText

/// A statement with its paths in the text, for the rules of the linter.
struct LocatedStatement {
    /// An action, resource or name, and where it stands.
    struct Text {
        let value: String
        let path: String
    }

    let statement: PolicyStatement
    let path: String
    /// The patterns of `Action` or `NotAction`, malformed ones included.
    let actionsAsWritten: [Text]
    /// The patterns of `Resource`, malformed ones included.
    let resourcesAsWritten: [Text]
    /// Whether only a part of it could be read.
    let isFaulty: Bool
    private let places: PolicyPlaces?

    init(_ statement: PolicyStatement, index: Int, places: PolicyPlaces?) {
        self.statement = statement
        self.places = places
        isFaulty = places?.faultyStatements.contains(index) ?? false
        let indices = places?.statementIndices ?? []
        let path = "$.Statement[\(indices.indices.contains(index) ? indices[index] : index)]"
        func texts(_ texts: OneOrMany, of member: PolicyStatement.Member) -> [Text] {
            switch texts {
            case .one(let value): [Text(value: value, path: "\(path).\(member.rawValue)")]
            case .many(let values):
                values.enumerated().map { Text(value: $1, path: "\(path).\(member.rawValue)[\($0)]") }
            }
        }
        self.path = path
        actionsAsWritten = texts(statement.actions.patterns, of: statement.actions.member)
        resourcesAsWritten = statement.resources.map { texts($0, of: .resource) } ?? []
    }

    /// The well-formed patterns of `Action` or `NotAction`.
    var actions: [Text] { actionsAsWritten.filter(\.value.isActionPattern) }

    /// The well-formed patterns of `Resource`.
    var resources: [Text] { resourcesAsWritten.filter { $0.value.resourceFault == nil } }

    /// Whether it is an Allow that applies without conditions.
    var isUnconditionalAllow: Bool { statement.effect == .allow && !hasConditions }

    /// Whether it is a Deny that applies without conditions.
    var isUnconditionalDeny: Bool { statement.effect == .deny && !hasConditions }

    private var hasConditions: Bool { !(statement.conditions?.isEmpty ?? true) }

    /// A label at a part, if the text has it.
    func labels(_ path: String, _ text: String) -> [Diagnostic.Label] {
        places?.position(of: path).map { [Diagnostic.Label(span: $0.span, text: text)] } ?? []
    }

    /// A finding at a part; with `placedAt`, at another part's text than its path says.
    func finding(
        _ severity: Severity,
        _ rule: Rule,
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

extension String {
    /// `*`, or a service's code, a colon and a name, each perhaps with wildcards.
    var isActionPattern: Bool {
        if isExactly("*") { return true }
        let parts = splitExactly(at: UInt8(ascii: ":"))
        return parts.count == 2
            && parts.allSatisfy { part in
                !part.isEmpty
                    && part.utf8.allSatisfy {
                        $0.isASCIIAlphanumeric || "-_./*?".utf8.contains($0)
                    }
            }
    }

    /// Why it is no resource pattern; nil for `*` and for resource names.
    var resourceFault: ResourceName.Malformed? {
        guard !isExactly("*") else { return nil }
        do throws(ResourceName.Malformed) {
            _ = try ResourceName(parsing: self)
            return nil
        } catch {
            return error
        }
    }
}
