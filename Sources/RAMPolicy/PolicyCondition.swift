import ExactText

/// One operator of a `Condition` with the keys it compares; every key must hold.
public struct PolicyCondition: Sendable, Hashable {
    /// A value to compare with, as its JSON type.
    public enum Value: Sendable, Hashable {
        /// A string.
        case string(String)
        /// A number, as written.
        case number(String)
        /// `true` or `false`.
        case bool(Bool)

        /// The value as the text that is compared.
        public var text: String {
            switch self {
            case .string(let text), .number(let text): text
            case .bool(let value): value ? "true" : "false"
            }
        }
    }

    /// A condition key and the values of which one must hold (for a negated operator: none).
    public struct Comparison: Sendable, Hashable {
        /// The key: `acs:SourceIp`, `ecs:tag/owner`.
        public var key: String
        /// The values.
        public var values: [Value]
        /// Whether a single value is written without a list.
        public var isSingle: Bool

        /// A key with its values; `isSingle` counts only where there is exactly one.
        public init(key: String, values: [Value], isSingle: Bool = false) {
            self.key = key
            self.values = values
            self.isSingle = isSingle && values.count == 1
        }
    }

    /// The operator's name as written; see ``ConditionOperator`` for those the platform knows.
    public var operatorName: String
    /// What is compared.
    public var comparisons: [Comparison]

    /// An operator with its comparisons.
    public init(operatorName: String, comparisons: [Comparison]) {
        self.operatorName = operatorName
        self.comparisons = comparisons
    }

    /// The operator, if the platform knows it.
    public var `operator`: ConditionOperator? { ConditionOperator(exactly: operatorName) }
}

/// The condition operators the platform knows (RAM, conditional operators).
public enum ConditionOperator: String, Sendable, CaseIterable {
    case stringEquals = "StringEquals"
    case stringNotEquals = "StringNotEquals"
    case stringEqualsIgnoreCase = "StringEqualsIgnoreCase"
    case stringNotEqualsIgnoreCase = "StringNotEqualsIgnoreCase"
    case stringLike = "StringLike"
    case stringNotLike = "StringNotLike"
    case numericEquals = "NumericEquals"
    case numericNotEquals = "NumericNotEquals"
    case numericLessThan = "NumericLessThan"
    case numericLessThanEquals = "NumericLessThanEquals"
    case numericGreaterThan = "NumericGreaterThan"
    case numericGreaterThanEquals = "NumericGreaterThanEquals"
    case dateEquals = "DateEquals"
    case dateNotEquals = "DateNotEquals"
    case dateLessThan = "DateLessThan"
    case dateLessThanEquals = "DateLessThanEquals"
    case dateGreaterThan = "DateGreaterThan"
    case dateGreaterThanEquals = "DateGreaterThanEquals"
    case bool = "Bool"
    case ipAddress = "IpAddress"
    case notIPAddress = "NotIpAddress"
}
