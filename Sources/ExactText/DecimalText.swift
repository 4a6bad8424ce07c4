/// Numbers by the grammar of the place they stand in. Swift's own conversions take a leading `+`, hexadecimal, `inf` and
/// more, which no wire, policy or address does.
public enum DecimalText {
    /// Digits 0 to 9 without a sign and without leading zeros: `0`, `40`; nil for any other text, and for a number
    /// that is larger than allowed.
    @inlinable public static func natural(_ text: some StringProtocol, upTo limit: Int = .max) -> Int? {
        natural(digits: text.utf8, upTo: limit)
    }

    /// The same for bytes.
    @inlinable public static func natural(digits: some Collection<UInt8>, upTo limit: Int = .max) -> Int? {
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
    @inlinable public static func number(_ text: some StringProtocol) -> Double? {
        isNumber(text.utf8) ? Double(String(text)).flatMap { $0.isFinite ? $0 : nil } : nil
    }

    /// Whether bytes are a number as JSON writes it.
    @inlinable public static func isNumber(_ text: some Collection<UInt8>) -> Bool {
        var index = text.startIndex
        func byte() -> UInt8? { index < text.endIndex ? text[index] : nil }
        func skip(_ first: UInt8, or second: UInt8? = nil) -> Bool {
            guard let next = byte(), next == first || next == second else { return false }
            text.formIndex(after: &index)
            return true
        }
        func skipDigits() -> Int {
            var count = 0
            while byte()?.isASCIIDigit == true {
                text.formIndex(after: &index)
                count += 1
            }
            return count
        }
        _ = skip(UInt8(ascii: "-"))
        let hasLeadingZero = byte() == UInt8(ascii: "0")
        let integerDigits = skipDigits()
        guard integerDigits > 0, integerDigits == 1 || !hasLeadingZero else { return false }
        if skip(UInt8(ascii: ".")), skipDigits() == 0 { return false }
        if skip(UInt8(ascii: "e"), or: UInt8(ascii: "E")) {
            _ = skip(UInt8(ascii: "+"), or: UInt8(ascii: "-"))
            if skipDigits() == 0 { return false }
        }
        return index == text.endIndex
    }
}
