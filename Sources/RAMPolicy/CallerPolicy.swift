import ExactText

/// The least policy that allows a list of calls, and the reason for each of its lines.
public struct CallerPolicy: Sendable {
    /// Why a line of the document is there.
    public struct Explanation: Sendable, Hashable {
        /// Where the line stands: `$.Statement[0].Resource[1]`.
        public let path: String
        /// The action or resource on it.
        public let value: String
        /// Why it is there, lower case, without a full stop.
        public let reason: String

        /// Whether it is a resource of the actions before it.
        public var isResource: Bool { path.containsExactly(".Resource[") }
    }

    /// The policy: one statement for each distinct set of resources.
    public let document: PolicyDocument
    /// A reason for every action and every resource, in document order.
    public let explanations: [Explanation]

    /// Grants what the calls need, no more.
    ///
    /// Actions come in the order of the calls, resources by their bytes; actions on the same resources share a statement.
    public init(allowing needs: [AuthorizationNeed]) {
        var statements: [PolicyStatement] = []
        var explanations: [Explanation] = []
        for group in CallerPolicy.groups(of: needs) {
            let path = "$.Statement[\(statements.count)]"
            explanations += CallerPolicy.explain(group.actions, below: path + ".Action")
            explanations += CallerPolicy.explain(group.resources, below: path + ".Resource")
            statements.append(
                PolicyStatement(
                    .allow,
                    .matching(.many(group.actions.map(\.text))),
                    on: .many(group.resources.map(\.text)),
                    memberOrder: [.effect, .action, .resource]
                )
            )
        }
        document = PolicyDocument(statements: statements, memberOrder: [.version, .statement])
        self.explanations = explanations
    }

    private static func explain(_ lines: [Line], below path: String) -> [Explanation] {
        lines.enumerated().map { index, line in
            Explanation(path: "\(path)[\(index)]", value: line.text, reason: line.reasons.joined(separator: "; "))
        }
    }

    /// An action or resource with the distinct reasons for it.
    private struct Line {
        let text: String
        var reasons: [String] = []

        mutating func add(_ more: [String]) {
            for reason in more where !reasons.contains(reason) { reasons.append(reason) }
        }
    }

    /// The actions of one statement, and its resources.
    private struct Group {
        var actions: [Line]
        var resources: [Line]
    }

    /// More resources than a policy of the allowed length can name; comparing each with all others is quadratic.
    private static let comparedResources = 200

    /// Joins the needs of one action first, then the actions with the same resources.
    private static func groups(of needs: [AuthorizationNeed]) -> [Group] {
        var perAction: [Group] = []
        var actionIndices: [ExactText: Int] = [:]
        for need in needs {
            let more = Group(
                actions: [Line(text: need.action, reasons: [need.reason])],
                resources: need.resources.map { Line(text: $0.pattern, reasons: [$0.reason]) }
            )
            merge(more, into: &perAction, at: &actionIndices, as: ExactText(need.action))
        }
        var perResources: [Group] = []
        var resourceIndices: [[ExactText]: Int] = [:]
        for group in perAction {
            var group = group
            group.resources = withoutCovered(group.resources)
                .sorted { $0.text.utf8.lexicographicallyPrecedes($1.text.utf8) }
            merge(group, into: &perResources, at: &resourceIndices, as: group.resources.map { ExactText($0.text) })
        }
        return perResources
    }

    /// Leaves out the lines that another one takes in, as `*` does with every other: they allow nothing of their own.
    private static func withoutCovered(_ lines: [Line]) -> [Line] {
        guard lines.count <= comparedResources else {
            return lines.first { $0.text == "*" }.map { [$0] } ?? lines
        }
        let patterns = lines.map { WildcardPattern($0.text) }
        return patterns.indices.filter { patterns.indexCovering($0) == nil }.map { lines[$0] }
    }

    private static func merge<Key>(
        _ group: Group, into groups: inout [Group], at indices: inout [Key: Int], as key: Key
    ) {
        if let index = indices[key] {
            groups[index].actions = joined(group.actions, to: groups[index].actions)
            groups[index].resources = joined(group.resources, to: groups[index].resources)
        } else {
            indices[key] = groups.count
            groups.append(Group(actions: joined(group.actions, to: []), resources: joined(group.resources, to: [])))
        }
    }

    private static func joined(_ lines: [Line], to known: [Line]) -> [Line] {
        var result = known
        var indices = Dictionary(known.indices.map { (ExactText(known[$0].text), $0) }) { first, _ in first }
        for line in lines {
            if let index = indices[ExactText(line.text)] {
                result[index].add(line.reasons)
            } else {
                indices[ExactText(line.text)] = result.count
                result.append(line)
            }
        }
        return result
    }
}
