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

    /// Joins the needs of one action first, then the actions with the same resources.
    private static func groups(of needs: [AuthorizationNeed]) -> [Group] {
        var perAction: [Group] = []
        for need in needs {
            let more = Group(
                actions: [Line(text: need.action, reasons: [need.reason])],
                resources: need.resources.map { Line(text: $0.pattern, reasons: [$0.reason]) }
            )
            merge(more, into: &perAction) { $0.actions.map(\.text) == $1.actions.map(\.text) }
        }
        var perResources: [Group] = []
        for group in perAction {
            var group = group
            // A line that another one takes in, as `*` does with every other, allows nothing of its own.
            let patterns = group.resources.map { WildcardPattern($0.text) }
            group.resources = patterns.indices.filter { patterns.indexCovering($0) == nil }
                .map { group.resources[$0] }
                .sorted { $0.text.utf8.lexicographicallyPrecedes($1.text.utf8) }
            merge(group, into: &perResources) { $0.resources.map(\.text) == $1.resources.map(\.text) }
        }
        return perResources
    }

    private static func merge(_ group: Group, into groups: inout [Group], where isSame: (Group, Group) -> Bool) {
        guard let index = groups.firstIndex(where: { isSame($0, group) }) else {
            groups.append(Group(actions: joined(group.actions, to: []), resources: joined(group.resources, to: [])))
            return
        }
        groups[index].actions = joined(group.actions, to: groups[index].actions)
        groups[index].resources = joined(group.resources, to: groups[index].resources)
    }

    private static func joined(_ lines: [Line], to known: [Line]) -> [Line] {
        var result = known
        for line in lines {
            if let index = result.firstIndex(where: { $0.text == line.text }) {
                result[index].add(line.reasons)
            } else {
                result.append(line)
            }
        }
        return result
    }
}
