public import DiagnosticsCore

extension PolicyDocument {
    /// The document as people read it: one member or list item a line, no newline at the end.
    ///
    /// - Parameter indentation: blanks a level; 4 is what the platform's console shows.
    public func prettyText(indentation: Int = 4) -> String {
        json.text(indentation: max(indentation, 0))
    }

    /// The document without white space: the form whose characters count against the platform's limit.
    public var compactText: String { json.text(indentation: nil) }

    /// The document as a JSON text, members in their order.
    public var json: JSONText {
        .object(
            memberOrder.completed.map { member in
                switch member {
                case .version: (member.rawValue, .string(version))
                case .statement: (member.rawValue, .list(statements.map(\.json)))
                }
            }
        )
    }
}

extension PolicyStatement {
    fileprivate var json: JSONText {
        .object(
            memberOrder.completed.compactMap { member in
                value(of: member).map { (member.rawValue, $0) }
            }
        )
    }

    private func value(of member: Member) -> JSONText? {
        switch member {
        case .effect: .string(effect.rawValue)
        case .action, .notAction: actions.member == member ? actions.patterns.json : nil
        case .resource: resources?.json
        case .principal: principals.map { .object($0.map { ($0.kind.rawValue, $0.names.json) }) }
        case .condition: conditions.map { .object($0.map { ($0.operatorName, $0.json) }) }
        }
    }
}

extension PolicyCondition {
    fileprivate var json: JSONText {
        .object(
            comparisons.map { comparison in
                let values = comparison.values.map(\.json)
                guard comparison.isSingle, let value = values.first else { return (comparison.key, .list(values)) }
                return (comparison.key, value)
            }
        )
    }
}

extension PolicyCondition.Value {
    fileprivate var json: JSONText {
        switch self {
        case .string(let text): .string(text)
        case .number, .bool: .literal(text)
        }
    }
}

extension OneOrMany {
    fileprivate var json: JSONText {
        switch self {
        case .one(let value): .string(value)
        case .many(let values): .list(values.map(JSONText.string))
        }
    }
}

extension Array where Element: CaseIterable & Hashable {
    /// Each element once, in this order, and then those that are missing.
    fileprivate var completed: [Element] {
        var seen = Set<Element>()
        return (self + Element.allCases).filter { seen.insert($0).inserted }
    }
}
