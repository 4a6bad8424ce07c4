import ExactText

extension ConditionOperator {
    /// What the operators compare, and how.
    private enum Comparison {
        case text(ignoringCase: Bool)
        case pattern
        case number((Double, Double) -> Bool)
        case date((Int64, Int64) -> Bool)
        case bool
        case address
    }

    private var comparison: Comparison {
        switch self {
        case .stringEquals, .stringNotEquals: .text(ignoringCase: false)
        case .stringEqualsIgnoreCase, .stringNotEqualsIgnoreCase: .text(ignoringCase: true)
        case .stringLike, .stringNotLike: .pattern
        case .numericEquals, .numericNotEquals: .number(==)
        case .numericLessThan: .number(<)
        case .numericLessThanEquals: .number(<=)
        case .numericGreaterThan: .number(>)
        case .numericGreaterThanEquals: .number(>=)
        case .dateEquals, .dateNotEquals: .date(==)
        case .dateLessThan: .date(<)
        case .dateLessThanEquals: .date(<=)
        case .dateGreaterThan: .date(>)
        case .dateGreaterThanEquals: .date(>=)
        case .bool: .bool
        case .ipAddress, .notIPAddress: .address
        }
    }

    /// Whether it holds where none of the values match.
    private var isNegated: Bool {
        switch self {
        case .stringNotEquals, .stringNotEqualsIgnoreCase, .stringNotLike, .numericNotEquals, .dateNotEquals,
            .notIPAddress:
            true
        default: false
        }
    }

    /// Whether the values of a request meet those of a policy: one of them matches one of these, or for a negated
    /// operator none does. Nil where a value is of another kind than the operator compares.
    func isMet(by actualValues: [String], comparedWith values: [String]) -> Bool? {
        var isAnyUndecided = false
        for actual in actualValues {
            for value in values {
                switch matches(actual, value) {
                case true?: return !isNegated
                case nil: isAnyUndecided = true
                case false?: break
                }
            }
        }
        return isAnyUndecided ? nil : isNegated
    }

    /// Whether a policy may compare with this value.
    func accepts(_ value: String) -> Bool {
        switch comparison {
        case .text, .pattern: true
        case .number: DecimalText.number(value) != nil
        case .date: DateTimeText.seconds(of: value, allowing: .noSeconds) != nil
        case .bool: value.isExactly("true") || value.isExactly("false")
        case .address: IPAddressBlock(value) != nil
        }
    }

    /// What the operator compares with, for messages.
    var valueKind: String {
        switch comparison {
        case .text, .pattern: "texts"
        case .number: "numbers"
        case .date: "dates (YYYY-MM-DDThh:mm:ssZ)"
        case .bool: "'true' or 'false'"
        case .address: "IP addresses or blocks (10.0.0.0/8)"
        }
    }

    /// The operator that takes wildcards, for one that takes them literally.
    var wildcardCounterpart: ConditionOperator? {
        switch self {
        case .stringEquals, .stringEqualsIgnoreCase: .stringLike
        case .stringNotEquals, .stringNotEqualsIgnoreCase: .stringNotLike
        default: nil
        }
    }

    /// Whether one value of a request matches one of a policy, negation aside.
    private func matches(_ actual: String, _ value: String) -> Bool? {
        switch comparison {
        case .text(let ignoringCase):
            return ignoringCase ? Self.isSameIgnoringCase(actual, value) : actual.isExactly(value)
        case .pattern:
            return WildcardPattern(value).matches(actual)
        case .number(let holds):
            guard let left = DecimalText.number(actual), let right = DecimalText.number(value) else { return nil }
            return holds(left, right)
        case .date(let holds):
            guard let left = DateTimeText.seconds(of: actual, allowing: .noSeconds),
                let right = DateTimeText.seconds(of: value, allowing: .noSeconds)
            else { return nil }
            return holds(left, right)
        case .bool:
            guard accepts(actual), accepts(value) else { return nil }
            return actual.isExactly(value)
        case .address:
            guard let address = IPAddressBlock(actual), let block = IPAddressBlock(value) else { return nil }
            return block.contains(address)
        }
    }

    /// Whether texts differ in the case of their letters at most; nil where letters beyond ASCII decide it, of which it
    /// is not documented what the platform takes for one.
    private static func isSameIgnoringCase(_ left: String, _ right: String) -> Bool? {
        if left.asciiLowercased.isExactly(right.asciiLowercased) { return true }
        let folded = [left, right].map { $0.unicodeScalars.map(\.properties.lowercaseMapping).joined() }
        return folded[0].isExactly(folded[1]) ? nil : false
    }
}
