import DiagnosticsCore
import ExactText
import RAMPolicy

/// How a policy document of an instance differs: statement by statement.
public struct PolicyDifference: Sendable {
    /// The documents that go with an instance.
    public enum Document: String, Sendable, CaseIterable {
        /// What the instance's role may do.
        case role
        /// Who may assume it.
        case trust
        /// What whoever sends the plan must be allowed.
        case caller
    }

    /// A statement that is not the same on both sides.
    public struct Statement: Sendable {
        /// What it is about: effect, and the actions or the resources, whichever have not changed.
        public let label: String
        /// Whether it is there on each side.
        public let exists: (before: Bool, now: Bool)
        /// What is no longer in it, as lines: `on acs:ecs:*:*:image/m-1`; everything of a statement that is gone.
        public let removed: [String]
        /// What is in it now; everything of a new statement.
        public let added: [String]
    }

    /// Which document it is.
    public let document: Document
    /// Whether there is such a document on each side.
    public let exists: (before: Bool, now: Bool)
    /// The statements that are not the same.
    public let statements: [Statement]

    /// Compares two documents; nil where they say the same.
    init?(_ document: Document, from old: PolicyDocument?, to new: PolicyDocument?) {
        var (before, now) = (old?.statements ?? [], new?.statements ?? [])
        Self.pair(&before, &now) { $0.canonicalText }
        var statements: [Statement] = []
        // What is the same of a statement tells which one it is: its actions, or what it is on.
        for unchanged: (PolicyStatement) -> ExactText in [
            { ExactText("\($0.effect)\0\($0.actionLines)") }, { ExactText("\($0.effect)\0\($0.objectLines)") },
        ] {
            statements += Self.pair(&before, &now, by: unchanged).map { Statement($0.old, $0.new) }
        }
        statements += before.map { Statement($0, nil) } + now.map { Statement(nil, $0) }
        let isSame = statements.isEmpty && (old == nil) == (new == nil)
        guard !isSame else { return nil }
        self.document = document
        exists = (old != nil, new != nil)
        self.statements = statements
    }

    /// Takes out the statements that are the same by a key.
    @discardableResult private static func pair(
        _ old: inout [PolicyStatement], _ new: inout [PolicyStatement], by key: (PolicyStatement) -> ExactText
    ) -> [(old: PolicyStatement, new: PolicyStatement)] {
        var places = Dictionary(grouping: new.indices.reversed()) { key(new[$0]) }
        var pairs: [(old: PolicyStatement, new: PolicyStatement)] = []
        var (oldLeft, newTaken): ([PolicyStatement], Set<Int>) = ([], [])
        for statement in old {
            if let index = places[key(statement)]?.popLast() {
                pairs.append((statement, new[index]))
                newTaken.insert(index)
            } else {
                oldLeft.append(statement)
            }
        }
        old = oldLeft
        new = new.indices.filter { !newTaken.contains($0) }.map { new[$0] }
        return pairs
    }
}

extension PolicyDifference.Statement {
    fileprivate init(_ old: PolicyStatement?, _ new: PolicyStatement?) {
        exists = (old != nil, new != nil)
        let (before, now) = (old?.lines ?? [], new?.lines ?? [])
        let common = Set(before.map { ExactText($0) }).intersection(now.map { ExactText($0) })
        removed = before.filter { !common.contains(ExactText($0)) }
        added = now.filter { !common.contains(ExactText($0)) }
        let effect = (new ?? old)?.effect.rawValue ?? ""
        // Of a statement that stays, what has not changed tells which one it is.
        var words: [String] = []
        if let old, let new { words = old.actionLines == new.actionLines ? new.actionLines : new.objectLines }
        let more = words.count - Self.mostWords
        label = ([effect] + words.prefix(Self.mostWords)).joined(separator: " ") + (more > 0 ? " and \(more) more" : "")
    }

    /// Actions or resources that are named one by one.
    private static var mostWords: Int { 3 }
}

extension PolicyStatement {
    /// The actions, sorted.
    fileprivate var actionLines: [String] {
        let word =
            switch actions {
            case .matching: ""
            case .notMatching: "all but "
            }
        return actions.patterns.values.sorted { $0.precedesExactly($1) }.map { word + $0 }
    }

    /// What it is on, for whom and when, sorted.
    fileprivate var objectLines: [String] {
        let resources = (resources?.values ?? []).map { "on \($0)" }
        let principals = (principals ?? []).flatMap { kind in
            kind.names.values.map { "for \(kind.kind.rawValue) \($0)" }
        }
        let conditions = (conditions ?? []).flatMap { condition in
            condition.comparisons.map { comparison in
                let values = comparison.values.map(\.text).sorted { $0.precedesExactly($1) }.joined(separator: ", ")
                return "if \(condition.operatorName) \(comparison.key) \(values)"
            }
        }
        return (resources + principals + conditions).sorted { $0.precedesExactly($1) }
    }

    /// Everything but the effect.
    fileprivate var lines: [String] { actionLines + objectLines }

    /// The same text for statements that say the same.
    fileprivate var canonicalText: ExactText { ExactText(([effect.rawValue] + lines).joined(separator: "\0")) }
}
