/// What a text is as a whole number.
enum IntegerReading: Equatable {
    case value(Int64)
    case outOfRange
    case notIntegral
    case notANumber
}

/// What a text is as a number.
enum DoubleReading: Equatable {
    case value(Double)
    /// A whole number that no `Double` is.
    case inexact
    case outOfRange
    case notANumber
}

/// Reads a decimal number that is whole, however it is written: `112`, `112.0`, `1.12e2`.
func readInteger(_ text: UnsafeBufferPointer<UInt8>) -> IntegerReading {
    // Up to 18 plain digits, by far the most common, can't overflow.
    let isNegative = text.first == UInt8(ascii: "-")
    let start = isNegative ? 1 : 0
    if text.count > start, text.count - start <= 18 {
        var value: Int64 = 0
        var index = start
        while index < text.count {
            let digit = text[index] &- 0x30
            if digit > 9 {
                break
            }
            value = value * 10 + Int64(digit)
            index += 1
        }
        if index == text.count {
            return .value(isNegative ? -value : value)
        }
    }
    guard let number = DecimalNumber(text) else {
        return .notANumber
    }
    return number.integer
}

/// Reads a decimal number; the nearest `Double`.
///
/// A whole number of plain digits must be exactly what the text says (2^53 + 1 is no `Double`), and nothing but zero
/// becomes zero.
func readDouble(_ text: UnsafeBufferPointer<UInt8>) -> DoubleReading {
    guard let number = DecimalNumber(text) else {
        return .notANumber
    }
    if let exact = number.exactDouble {
        return .value(exact)
    }
    guard let value = Double(String(decoding: text, as: UTF8.self)), value.isFinite, value != 0 || number.isZero else {
        return .outOfRange
    }
    if number.isPlain, decimalText(value).map({ number.hasDigits(of: $0) }) != true {
        return .inexact
    }
    return .value(value)
}

/// The parts of a decimal number in text: `digits` times ten to the power of `scale`.
private struct DecimalNumber {
    let isNegative: Bool
    private let text: UnsafeBufferPointer<UInt8>
    /// The digits with the point, if any, between them.
    private let digits: Range<Int>
    private let digitCount: Int
    private let scale: Int

    /// - Returns: `nil` unless the text is an optional minus, digits, an optional fraction and an optional exponent.
    init?(_ text: UnsafeBufferPointer<UInt8>) {
        var index = 0
        func skipDigits() -> Int {
            let start = index
            while index < text.count, text[index] &- 0x30 < 10 {
                index += 1
            }
            return index - start
        }
        isNegative = text.first == UInt8(ascii: "-")
        if isNegative {
            index = 1
        }
        let start = index
        let whole = skipDigits()
        var fraction = 0
        if index < text.count, text[index] == UInt8(ascii: ".") {
            index += 1
            fraction = skipDigits()
            if fraction == 0 {
                return nil
            }
        }
        let end = index
        var exponent = 0
        if index < text.count, text[index] | 0x20 == UInt8(ascii: "e") {
            index += 1
            var isSmall = false
            if index < text.count, text[index] == UInt8(ascii: "+") || text[index] == UInt8(ascii: "-") {
                isSmall = text[index] == UInt8(ascii: "-")
                index += 1
            }
            let exponentStart = index
            if skipDigits() == 0 {
                return nil
            }
            for digit in text[exponentStart..<index] where exponent < 1 << 40 {
                exponent = exponent * 10 + Int(digit &- 0x30)
            }
            exponent = isSmall ? -exponent : exponent
        }
        if whole == 0 || index != text.count {
            return nil
        }
        self.text = text
        digits = start..<end
        digitCount = whole + fraction
        scale = exponent - fraction
    }

    var integer: IntegerReading {
        // With a negative scale the last digits stand behind the point.
        let wholeDigits = scale < 0 ? digitCount + max(scale, -digitCount) : digitCount
        var value: Int64 = 0
        var seen = 0
        for byte in text[digits] where byte != UInt8(ascii: ".") {
            let digit = Int64(byte &- 0x30)
            if seen >= wholeDigits {
                if digit != 0 {
                    return .notIntegral
                }
            } else if !push(digit, to: &value) {
                return .outOfRange
            }
            seen += 1
        }
        if value != 0 {
            for _ in 0..<max(scale, 0) where !push(0, to: &value) {
                return .outOfRange
            }
        }
        return .value(value)
    }

    var isZero: Bool {
        text[digits].allSatisfy { $0 == UInt8(ascii: "0") || $0 == UInt8(ascii: ".") }
    }

    /// Whether the text is nothing but digits and a minus.
    var isPlain: Bool { scale == 0 && digits.upperBound == text.count && digits.count == digitCount }

    /// Whether these are the digits of the text, zeros before them aside.
    func hasDigits(of other: String) -> Bool {
        let zero = UInt8(ascii: "0")
        let own = text[digits].drop { $0 == zero }
        return own.elementsEqual(other.utf8.drop { $0 == zero || $0 == UInt8(ascii: "-") })
    }

    /// The value where one exact multiplication or division gives it: at most 15 digits and a power of ten up to 22.
    var exactDouble: Double? {
        guard digitCount <= 15, scale >= -22, scale <= 22 else {
            return nil
        }
        var mantissa: Int64 = 0
        for byte in text[digits] where byte != UInt8(ascii: ".") {
            mantissa = mantissa * 10 + Int64(byte &- 0x30)
        }
        var power = 1.0
        for _ in 0..<abs(scale) {
            power *= 10
        }
        let magnitude = scale < 0 ? Double(mantissa) / power : Double(mantissa) * power
        return isNegative ? -magnitude : magnitude
    }

    /// Appends a digit on the side of the sign, so that the smallest integer fits too.
    private func push(_ digit: Int64, to value: inout Int64) -> Bool {
        let (product, overflows) = value.multipliedReportingOverflow(by: 10)
        let (sum, overflowsToo) = product.addingReportingOverflow(isNegative ? -digit : digit)
        value = sum
        return !overflows && !overflowsToo
    }
}
