/// Numbers by the grammar of the place they stand in. Swift's own conversions take a leading `+`, hexadecimal, `inf` and
/// more, which no wire, policy or address does.
public enum DecimalText {
    /// Digits 0 to 9 without a sign and without leading zeros: `0`, `40`; nil for any other text, and for a number
    /// that is larger than allowed.
    public static func natural(_ text: some StringProtocol, upTo limit: Int = .max) -> Int? {
        let digits = text.utf8
        guard let first = digits.first, first.isASCIIDigit, first != UInt8(ascii: "0") || digits.count == 1 else {
            return nil
        }
        var value = 0
        for digit in digits {
            guard digit.isASCIIDigit else { return nil }
            let (product, isTooLarge) = value.multipliedReportingOverflow(by: 10)
            let (sum, isSumTooLarge) = product.addingReportingOverflow(Int(digit - UInt8(ascii: "0")))
            guard !isTooLarge, !isSumTooLarge, sum <= limit else { return nil }
            value = sum
        }
        return value
    }

    /// A number as JSON writes it (RFC 8259, 6): `-? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)?`; nil for any
    /// other text, and for one that is beyond a double.
    public static func number(_ text: some StringProtocol) -> Double? {
        isNumber(text.utf8) ? Double(String(text)).flatMap { $0.isFinite ? $0 : nil } : nil
    }

    /// Whether bytes are a number as JSON writes it.
    public static func isNumber(_ text: some Collection<UInt8>) -> Bool {
        var rest = text[...]
        func digits() -> Int {
            let digits = rest.prefix(while: \.isASCIIDigit)
            rest = rest[digits.endIndex...]
            return digits.count
        }
        if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
        let hasLeadingZero = rest.first == UInt8(ascii: "0")
        let integerDigits = digits()
        guard integerDigits > 0, integerDigits == 1 || !hasLeadingZero else { return false }
        if rest.first == UInt8(ascii: ".") {
            rest = rest.dropFirst()
            guard digits() > 0 else { return false }
        }
        if let exponent = rest.first, exponent | 0x20 == UInt8(ascii: "e") {
            rest = rest.dropFirst()
            if let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { rest = rest.dropFirst() }
            guard digits() > 0 else { return false }
        }
        return rest.isEmpty
    }

}
