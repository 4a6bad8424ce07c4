import ExactText

/// What a schema demands of a value's size.
public struct MetadataLimits: Sendable, Hashable {
    /// Least number.
    public var minimum: MetadataNumber?
    /// Greatest number.
    public var maximum: MetadataNumber?
    /// Least count of characters.
    public var minLength: Int?
    /// Greatest count of characters.
    public var maxLength: Int?
    /// Regular expression a text has to match, as the file writes it.
    public var pattern: String?
    /// Least count of list items.
    public var minItems: Int?
    /// Greatest count of list items.
    public var maxItems: Int?
    /// Whether the limits come from reference text and not from metadata (`x-limitsFrom: text`): worth a warning,
    /// never an error.
    public var areAdvisory: Bool

    /// No limits.
    public init() { areAdvisory = false }

    /// Whether nothing is limited.
    public var isEmpty: Bool {
        minimum == nil && maximum == nil && minLength == nil && maxLength == nil && pattern == nil
            && minItems == nil && maxItems == nil
    }
}

/// A number as metadata writes it: in quotes in official files, bare in others.
public struct MetadataNumber: Sendable, Hashable {
    /// The number as written, without quotes.
    public let text: String

    /// A number, if the text is one as JSON spells it (RFC 8259, section 6): Swift would take `0x10` and `+5` as well.
    public init?(_ text: String) {
        guard Self.isDecimal(text.utf8[...]), Double(text)?.isFinite == true else { return nil }
        self.text = text
    }

    private static func isDecimal(_ text: Substring.UTF8View) -> Bool {
        var rest = text
        func dropDigits() -> Int {
            let digits = rest.prefix(while: \.isASCIIDigit)
            rest = rest.dropFirst(digits.count)
            return digits.count
        }
        if rest.first == UInt8(ascii: "-") { rest.removeFirst() }
        guard dropDigits() > 0 else { return false }
        if rest.first == UInt8(ascii: ".") {
            rest.removeFirst()
            guard dropDigits() > 0 else { return false }
        }
        if let byte = rest.first, byte | 0x20 == UInt8(ascii: "e") {
            rest.removeFirst()
            if let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { rest.removeFirst() }
            guard dropDigits() > 0 else { return false }
        }
        return rest.isEmpty
    }

    /// The value, if it is a whole number that fits.
    public var int64: Int64? { Int64(text) ?? Int64(exactly: double) }

    /// The nearest value.
    public var double: Double { Double(text) ?? 0 }
}
