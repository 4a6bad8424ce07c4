import ExactText

/// A name that numbers several instances: `web-[1,3]-x` counts from the first number, in so many digits. Either may be
/// left out: `web-[]`, `web-[,]`, `web-[99]`, `web-[99,]`, `web-[,3]`.
///
/// Documented with RunInstances, as "sequential instance names", and with the error `InvalidInstanceName.CustomMalformed`.
struct SequenceName {
    /// One of the names that it stands for; the text itself where nothing is numbered.
    let example: String
    /// What is wrong with the part in brackets; nil if nothing is.
    let problem: String?

    init(_ name: String) {
        // Most names have no such part.
        guard let open = name.utf8.firstIndex(of: UInt8(ascii: "[")),
            let close = name.utf8[open...].firstIndex(of: UInt8(ascii: "]"))
        else {
            (example, problem) = (name, nil)
            return
        }
        let inside = name[name.utf8.index(after: open)..<close]
        // Anything else in brackets numbers nothing, and has a character too many.
        guard inside.utf8.allSatisfy({ $0.isASCIIDigit || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: " ") }) else {
            (example, problem) = (name, nil)
            return
        }
        example = String(name[..<open]) + "1" + String(name[name.utf8.index(after: close)...])
        problem = Self.problem(inside)
    }

    private static func problem(_ inside: Substring) -> String? {
        if inside.utf8.contains(UInt8(ascii: " ")) { return "'[\(inside)]' takes no blanks" }
        let parts = inside.splitExactly(at: UInt8(ascii: ","))
        if parts.count > 2 { return "'[\(inside)]' takes a first number and a number of digits, no more" }
        if let first = parts.first, !first.isEmpty, DecimalText.natural(first, upTo: 999_999) == nil {
            return "the first number in '[\(inside)]' is 0 to 999999"
        }
        if parts.count == 2, let digits = parts.last, !digits.isEmpty,
            !(1...6).contains(DecimalText.natural(digits, upTo: 6) ?? 0)
        {
            return "the number of digits in '[\(inside)]' is 1 to 6"
        }
        return nil
    }
}
