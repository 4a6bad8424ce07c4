/// A number in decimal, without exponent and without a fraction of zero, as short as it can be read back exactly; `nil`
/// if it is infinite or not a number.
func decimalText(_ value: Double) -> String? {
    guard value.isFinite else {
        return nil
    }
    if value == 0 {
        return value.sign == .minus ? "-0" : "0"
    }
    let shortest = value.magnitude.description
    let parts = shortest.utf8.split(separator: UInt8(ascii: "e")).map(Substring.init)
    guard let mantissa = parts.first else {
        return nil
    }
    let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    let halves = mantissa.utf8.split(separator: UInt8(ascii: ".")).map(Substring.init)
    let fraction = halves.count > 1 && halves[1] != "0" ? String(halves[1]) : ""
    let digits = (halves.first.map(String.init) ?? "") + fraction
    // Digits before the decimal point.
    let point = digits.count - fraction.count + exponent
    var text = value < 0 ? "-" : ""
    if point <= 0 {
        text += "0." + String(repeating: "0", count: -point) + digits
    } else if point >= digits.count {
        text += digits + String(repeating: "0", count: point - digits.count)
    } else {
        text += digits.prefix(point) + "." + digits.dropFirst(point)
    }
    return text
}
