/// Digits of a base, as they stand in addresses and literals. Swift's own conversion takes a sign before them.
public enum DigitText {
    /// The number that digits write, letters of either case from 10 on; nil for no digits, for anything else among them,
    /// and for a number beyond `Int`.
    ///
    /// - Parameter base: From 2 to 16.
    public static func natural(_ text: some StringProtocol, base: Int) -> Int? {
        guard !text.isEmpty else { return nil }
        var value = 0
        for byte in text.utf8 {
            guard let digit = byte.hexadecimalValue.map({ Int($0) }), digit < base else { return nil }
            let (product, isTooLarge) = value.multipliedReportingOverflow(by: base)
            let (sum, isSumTooLarge) = product.addingReportingOverflow(digit)
            guard !isTooLarge, !isSumTooLarge else { return nil }
            value = sum
        }
        return value
    }
}
