/// A value that the metadata gives no type for.
public indirect enum WireValue: Sendable, Hashable {
    case null
    case bool(Bool)
    /// A number as it is written, so that nothing of it is lost.
    case number(String)
    case string(String)
    case array([WireValue])
    case object([String: WireValue])
}

extension WireValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    /// A text.
    public init(stringLiteral value: String) {
        self = .string(value)
    }

    /// A whole number.
    public init(integerLiteral value: Int64) {
        self = .number(String(value))
    }

    /// True or false.
    public init(booleanLiteral value: Bool) {
        self = .bool(value)
    }

    /// A list.
    public init(arrayLiteral elements: WireValue...) {
        self = .array(elements)
    }

    /// Of a key given twice the last value counts.
    public init(dictionaryLiteral elements: (String, WireValue)...) {
        self = .object(Dictionary(elements) { _, last in last })
    }
}
