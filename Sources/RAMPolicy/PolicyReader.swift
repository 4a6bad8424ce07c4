public import DiagnosticsCore
import ExactText
public import SourceTree

/// Reads the JSON text of a policy into a document, reporting every fault of shape at its place.
///
/// What a well-formed policy says is not judged here: see ``PolicyLinter``.
public struct PolicyReader {
    private let file: SourceFile
    private var findings: DiagnosticSink
    var places: PolicyPlaces

    /// Reads a policy.
    ///
    /// - Returns: the document with its places, or nil where the text holds no policy object.
    /// - Throws: `UnreadableInput` where the text is no JSON at all, or goes beyond a limit.
    public static func read(
        _ file: SourceFile,
        limits: ParseLimits = ParseLimits(),
        into sink: inout DiagnosticSink
    ) throws(UnreadableInput) -> LocatedPolicy? {
        let node = try DocumentReader.readJSON(file, limits: limits, into: &sink)
        var reader = PolicyReader(file: file, findings: sink.successor())
        let document = reader.readDocument(node)
        sink.report(contentsOf: reader.findings)
        return document.map { LocatedPolicy(document: $0, places: reader.places) }
    }

    private init(file: SourceFile, findings: DiagnosticSink) {
        self.file = file
        self.findings = findings
        places = PolicyPlaces(file: file)
    }

    private mutating func readDocument(_ node: DocumentNode) -> PolicyDocument? {
        // The opening brace stands for the whole document.
        let brace = SourceSpan(node.span.start, min(node.span.start + 1, node.span.end))
        places.keep(brace, of: "$")
        guard let members = members(of: node, at: "$", named: "a policy", as: PolicyDocument.Member.self) else {
            return nil
        }
        var version: String?
        var statements: [PolicyStatement] = []
        for (member, entry) in members {
            switch member {
            case .version: version = text(of: entry.value, at: "$.Version")
            case .statement: statements = readStatements(entry.value)
            }
        }
        for member in PolicyDocument.Member.allCases where !members.contains(where: { $0.member == member }) {
            report(.missingKey, "a policy needs '\(member.rawValue)'", brace, "$")
        }
        return PolicyDocument(
            version: version ?? PolicyDocument.currentVersion,
            statements: statements,
            memberOrder: members.map(\.member)
        )
    }

    private mutating func readStatements(_ node: DocumentNode) -> [PolicyStatement] {
        let path = "$.Statement"
        places.keep(node.span, of: path)
        guard let items = node.items else {
            report(
                .wrongType,
                "'Statement' must be a list of statements, not \(node.kindName)",
                node.span,
                path,
                help: "put a single statement in brackets, too: [{…}]"
            )
            return []
        }
        if items.isEmpty { report(.listSize, "'Statement' needs at least one statement", node.span, path) }
        var statements: [PolicyStatement] = []
        for (index, item) in items.enumerated() {
            let findingsBefore = findings.count
            guard let statement = readStatement(item, at: "\(path)[\(index)]") else { continue }
            if findings.count > findingsBefore { places.faultyStatements.insert(statements.count) }
            statements.append(statement)
            places.statementIndices.append(index)
        }
        return statements
    }

    private mutating func readStatement(_ node: DocumentNode, at path: String) -> PolicyStatement? {
        let brace = SourceSpan(node.span.start, min(node.span.start + 1, node.span.end))
        places.keep(brace, of: path)
        guard let members = members(of: node, at: path, named: "a statement", as: PolicyStatement.Member.self) else {
            return nil
        }
        var effect: PolicyStatement.Effect?
        var actions: PolicyStatement.Actions?
        var resources: OneOrMany?
        var principals: [PolicyPrincipal]?
        var conditions: [PolicyCondition]?
        var actionsKey: SourceSpan?
        for (member, entry) in members {
            let path = "\(path).\(member.rawValue)"
            switch member {
            case .effect: effect = readEffect(entry.value, at: path)
            case .action, .notAction:
                if let actionsKey {
                    report(
                        .conflictingKeys,
                        "a statement takes 'Action' or 'NotAction', not both",
                        entry.keySpan,
                        path,
                        labels: [Diagnostic.Label(span: actionsKey, text: "given here first")]
                    )
                }
                actionsKey = entry.keySpan
                let patterns = texts(of: entry.value, at: path)
                actions = patterns.map { member == .action ? .matching($0) : .notMatching($0) }
            case .resource: resources = texts(of: entry.value, at: path)
            case .principal: principals = readPrincipals(entry.value, at: path)
            case .condition: conditions = readConditions(entry.value, at: path)
            }
        }
        if !members.contains(where: { $0.member == .effect }) {
            report(.missingKey, "a statement needs 'Effect'", brace, path)
        }
        if actionsKey == nil {
            report(.missingKey, "a statement needs 'Action' or 'NotAction'", brace, path)
        }
        // What could be read is looked at further, so that a run tells all of it.
        return PolicyStatement(
            effect ?? .deny,
            actions ?? .matching(.many([])),
            on: resources,
            principals: principals,
            when: conditions,
            memberOrder: members.map(\.member)
        )
    }

    private mutating func readEffect(_ node: DocumentNode, at path: String) -> PolicyStatement.Effect? {
        guard let text = text(of: node, at: path) else { return nil }
        if let effect = PolicyStatement.Effect(exactly: text) { return effect }
        let names = PolicyStatement.Effect.allCases.map(\.rawValue)
        let nearest = NearestName.find(text, among: names)
        report(
            .valueSet,
            "'Effect' is 'Allow' or 'Deny', not '\(text.shortened)'",
            node.span,
            path,
            replacement: nearest.map { "\"\($0)\"" }
        )
        return nil
    }

    private mutating func readPrincipals(_ node: DocumentNode, at path: String) -> [PolicyPrincipal]? {
        places.keep(node.span, of: path)
        guard let members = members(of: node, at: path, named: "'Principal'", as: PolicyPrincipal.Kind.self) else {
            return nil
        }
        if members.isEmpty { report(.listSize, "'Principal' names nobody", node.span, path) }
        return members.compactMap { kind, entry in
            texts(of: entry.value, at: "\(path).\(kind.rawValue)").map { PolicyPrincipal(kind, $0) }
        }
    }

    private mutating func readConditions(_ node: DocumentNode, at path: String) -> [PolicyCondition]? {
        guard let operators = entries(of: node, at: path, named: "'Condition'") else { return nil }
        var conditions: [PolicyCondition] = []
        for entry in operators {
            let path = "\(path).\(entry.key.shortened)"
            places.keep(entry.keySpan, of: path + ".key")
            guard let keys = entries(of: entry.value, at: path, named: "'\(entry.key.shortened)'") else { continue }
            let comparisons = keys.compactMap { key in
                readComparison(key, at: "\(path).\(key.key.shortened)")
            }
            conditions.append(PolicyCondition(operatorName: entry.key, comparisons: comparisons))
        }
        return conditions
    }

    private mutating func readComparison(_ entry: DocumentNode.Entry, at path: String) -> PolicyCondition.Comparison? {
        places.keep(entry.value.span, of: path)
        guard let items = entry.value.items else {
            return conditionValue(of: entry.value, at: path).map {
                PolicyCondition.Comparison(key: entry.key, values: [$0], isSingle: true)
            }
        }
        var values: [PolicyCondition.Value] = []
        for (index, item) in items.enumerated() {
            let path = "\(path)[\(index)]"
            places.keep(item.span, of: path)
            guard let value = conditionValue(of: item, at: path) else { continue }
            values.append(value)
        }
        if items.isEmpty {
            report(.listSize, "'\(entry.key.shortened)' has no value to compare with", entry.value.span, path)
        }
        return PolicyCondition.Comparison(key: entry.key, values: values)
    }

    private mutating func conditionValue(of node: DocumentNode, at path: String) -> PolicyCondition.Value? {
        guard let scalar = node.scalar, scalar.style == .quoted || !scalar.isNull else {
            report(.wrongType, "a condition's value must be a string, not \(node.kindName)", node.span, path)
            return nil
        }
        switch (scalar.style, scalar.text) {
        case (.plain, "true"), (.plain, "false"): return .bool(scalar.text == "true")
        case (.plain, let text): return .number(text)
        case (_, let text): return .string(text)
        }
    }

    /// Whether further findings are only counted.
    var isFull: Bool { findings.isFull(.error) }

    mutating func report(
        _ rule: Rule,
        _ message: String,
        _ span: SourceSpan,
        _ path: String,
        labels: [Diagnostic.Label] = [],
        notes: [String] = [],
        help: String? = nil,
        replacement: String? = nil
    ) {
        findings.report(
            Diagnostic(
                .error,
                rule,
                message,
                at: Diagnostic.Position(file: file, span: span),
                labels: labels,
                notes: notes,
                help: help,
                replacement: replacement,
                path: path
            )
        )
    }
}
