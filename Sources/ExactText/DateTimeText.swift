/// Dates with a time and a zone, as RFC 3339 (section 5.6) and the platform write them: `2026-01-31T08:00:00+08:00`.
package enum DateTimeText {
    /// What a place takes besides the form above.
    package struct Freedoms: OptionSet, Sendable {
        /// One bit each.
        package let rawValue: UInt8

        /// Wraps bits.
        package init(rawValue: UInt8) { self.rawValue = rawValue }

        /// A fraction of a second, which is cut off.
        package static let fractions = Freedoms(rawValue: 1)
        /// `t` and `z`.
        package static let smallLetters = Freedoms(rawValue: 2)
        /// `2026-01-31T08:00Z`.
        package static let noSeconds = Freedoms(rawValue: 4)
        /// `2026-01-31T08Z`.
        package static let noMinutes = Freedoms(rawValue: 8)
        /// Every way in which the platform's answers and documents write times.
        package static let platform: Freedoms = [.fractions, .smallLetters, .noSeconds, .noMinutes]
    }

    /// Seconds since 1970-01-01T00:00:00Z without leap seconds; nil for any other text, a date that no calendar has, the
    /// year 0, or a leap second.
    package static func seconds(of text: String, allowing freedoms: Freedoms = []) -> Int64? {
        var reader = DateTimeReader(text, allowing: freedoms)
        return reader.readSeconds()
    }

    /// Days between 0001-01-01 and 1970-01-01.
    fileprivate static let daysBefore1970: Int64 = 719_162

    /// The moment in UTC, to the second: `2026-01-31T08:00:00Z`; nil outside the years 1 to 9999.
    package static func text(ofSeconds seconds: Int64) -> String? {
        let (sum, overflow) = seconds.addingReportingOverflow(daysBefore1970 * 86_400)
        guard !overflow, sum >= 0, sum < 3_652_059 * 86_400 else { return nil }
        let (days, second) = sum.quotientAndRemainder(dividingBy: 86_400)
        return text(of: CalendarDate(daysSinceYear1: days), secondOfDay: second)
    }

    /// A date with a time of day in UTC: `2026-01-31T08:00:00Z`.
    package static func text(of date: CalendarDate, secondOfDay second: Int64) -> String {
        func padded(_ value: Int64, _ width: Int) -> String {
            let digits = String(value)
            return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
        }
        return "\(padded(date.year, 4))-\(padded(date.month, 2))-\(padded(date.day, 2))T"
            + "\(padded(second / 3600, 2)):\(padded(second / 60 % 60, 2)):\(padded(second % 60, 2))Z"
    }
}

/// Reads one date and time.
private struct DateTimeReader {
    private let bytes: [UInt8]
    private let freedoms: DateTimeText.Freedoms
    private var position = 0

    init(_ text: String, allowing freedoms: DateTimeText.Freedoms) {
        bytes = Array(text.utf8)
        self.freedoms = freedoms
    }

    /// Seconds since 1970; nil if the text is anything else.
    mutating func readSeconds() -> Int64? {
        guard let year = readNumber(4), skip("-"), let month = readNumber(2), skip("-"), let day = readNumber(2),
            let date = CalendarDate(year: year, month: month, day: day), skipLetter("T", "t"),
            let hour = readNumber(2), hour < 24, let (minute, second) = readMinute(), let offset = readOffset(),
            position == bytes.count
        else { return nil }
        return (date.daysSinceYear1 - DateTimeText.daysBefore1970) * 86_400 + hour * 3600 + minute * 60 + second
            - offset
    }

    private mutating func readNumber(_ digits: Int) -> Int64? {
        guard bytes.count - position >= digits else { return nil }
        var value: Int64 = 0
        for byte in bytes[position..<(position + digits)] {
            guard byte.isASCIIDigit else { return nil }
            value = value * 10 + Int64(byte - UInt8(ascii: "0"))
        }
        position += digits
        return value
    }

    private mutating func skip(_ alternatives: Unicode.Scalar...) -> Bool {
        guard position < bytes.count, alternatives.contains(Unicode.Scalar(bytes[position])) else { return false }
        position += 1
        return true
    }

    private mutating func skipLetter(_ capital: Unicode.Scalar, _ small: Unicode.Scalar) -> Bool {
        skip(capital) || freedoms.contains(.smallLetters) && skip(small)
    }

    private mutating func readMinute() -> (Int64, Int64)? {
        guard skip(":") else { return freedoms.contains(.noMinutes) ? (0, 0) : nil }
        guard let minute = readNumber(2), minute < 60, let second = readSecond() else { return nil }
        return (minute, second)
    }

    private mutating func readSecond() -> Int64? {
        guard skip(":") else { return freedoms.contains(.noSeconds) ? 0 : nil }
        guard let second = readNumber(2), second < 60 else { return nil }
        if freedoms.contains(.fractions), skip(".") {
            guard readNumber(1) != nil else { return nil }
            while readNumber(1) != nil {}
        }
        return second
    }

    /// Seconds east of UTC.
    private mutating func readOffset() -> Int64? {
        if skipLetter("Z", "z") { return 0 }
        let isWest = position < bytes.count && bytes[position] == UInt8(ascii: "-")
        guard skip("+", "-"), let hours = readNumber(2), hours < 24, skip(":"), let minutes = readNumber(2),
            minutes < 60
        else { return nil }
        return (hours * 3600 + minutes * 60) * (isWest ? -1 : 1)
    }
}
