import ExactText

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// A moment to the second, in the years 1 to 9999, as requests carry it: `2016-02-23T12:46:24Z`.
public struct Timestamp: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// Seconds since 1970-01-01T00:00:00Z without leap seconds.
    public let secondsSinceEpoch: Int64

    /// `0001-01-01T00:00:00Z` to `9999-12-31T23:59:59Z`.
    private static let supported: ClosedRange<Int64> = -62_135_596_800...253_402_300_799

    /// A moment by seconds since 1970; nil outside the years 1 to 9999.
    public init?(secondsSinceEpoch: Int64) {
        guard Self.supported.contains(secondsSinceEpoch) else { return nil }
        self.secondsSinceEpoch = secondsSinceEpoch
    }

    private init(clamping seconds: Int64) {
        secondsSinceEpoch = min(max(seconds, Self.supported.lowerBound), Self.supported.upperBound)
    }

    /// The system clock's time.
    public static func now() -> Timestamp { Timestamp(clamping: Int64(time(nil))) }

    /// Reads a date and time of RFC 3339, with `Z` or any offset; a fraction of a second is cut off.
    ///
    /// - Throws: `invalidTimestamp` for any other text, a date that no calendar has, or a leap second.
    public init(parsing text: String) throws(RequestSigningError) {
        var reader = RFC3339Reader(text)
        guard let seconds = reader.readSeconds(), Self.supported.contains(seconds) else {
            throw RequestSigningError(
                .invalidTimestamp,
                "the time is not in the form of RFC 3339, such as 2016-02-23T12:46:24Z"
            )
        }
        secondsSinceEpoch = seconds
    }

    /// Earlier comes first.
    public static func < (left: Timestamp, right: Timestamp) -> Bool {
        left.secondsSinceEpoch < right.secondsSinceEpoch
    }

    /// The form of the wire, in UTC: `2016-02-23T12:46:24Z`.
    public var description: String {
        let seconds = secondsSinceEpoch - Self.supported.lowerBound
        let (days, second) = seconds.quotientAndRemainder(dividingBy: 86_400)
        let date = CivilDate(daysSinceYear1: days)
        func padded(_ value: Int64, _ width: Int) -> String {
            let digits = String(value)
            return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
        }
        return "\(padded(date.year, 4))-\(padded(date.month, 2))-\(padded(date.day, 2))T"
            + "\(padded(second / 3600, 2)):\(padded(second / 60 % 60, 2)):\(padded(second % 60, 2))Z"
    }
}

/// A date of the Gregorian calendar, from year 1 on.
private struct CivilDate {
    let year: Int64
    let month: Int64
    let day: Int64

    /// Days in a year before each month, without a leap day.
    private static let daysBeforeMonth: [Int64] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365]

    private static func isLeap(_ year: Int64) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

    /// Days from the start of year 1 to the start of a month of a year; month 13 is the next year's first.
    private static func days(untilMonth month: Int64, of year: Int64) -> Int64 {
        let past = year - 1
        return past * 365 + past / 4 - past / 100 + past / 400 + daysBeforeMonth[Int(month) - 1]
            + (month > 2 && isLeap(year) ? 1 : 0)
    }

    /// A date by its parts; nil if there is no such day.
    init?(year: Int64, month: Int64, day: Int64) {
        guard year >= 1, (1...12).contains(month), day >= 1,
            day <= Self.days(untilMonth: month + 1, of: year) - Self.days(untilMonth: month, of: year)
        else { return nil }
        (self.year, self.month, self.day) = (year, month, day)
    }

    /// A date by the days since 0001-01-01.
    init(daysSinceYear1 days: Int64) {
        // 146,097 days are 400 years, so this is the year or the one after it.
        var year = days * 400 / 146_097 + 1
        if Self.days(untilMonth: 1, of: year) > days { year -= 1 }
        if Self.days(untilMonth: 13, of: year) <= days { year += 1 }
        let currentYear = year
        let month = (1...12).last { Self.days(untilMonth: $0, of: currentYear) <= days } ?? 1
        (self.year, self.month) = (year, month)
        day = days - Self.days(untilMonth: month, of: year) + 1
    }

    var daysSinceYear1: Int64 { Self.days(untilMonth: month, of: year) + day - 1 }
}

/// Reads one date and time of RFC 3339, section 5.6.
private struct RFC3339Reader {
    private let bytes: [UInt8]
    private var position = 0

    init(_ text: String) { bytes = Array(text.utf8) }

    /// Seconds since 1970; nil if the text is anything else.
    mutating func readSeconds() -> Int64? {
        guard let year = readNumber(4), skip("-"), let month = readNumber(2), skip("-"), let day = readNumber(2),
            let date = CivilDate(year: year, month: month, day: day), skip("T", "t"),
            let hour = readNumber(2), hour < 24, skip(":"), let minute = readNumber(2), minute < 60, skip(":"),
            let second = readNumber(2), second < 60, skipFraction(), let offset = readOffset(), position == bytes.count
        else { return nil }
        // 719,162 days lie between 0001-01-01 and 1970-01-01.
        return (date.daysSinceYear1 - 719_162) * 86_400 + hour * 3600 + minute * 60 + second - offset
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

    private mutating func skipFraction() -> Bool {
        guard skip(".") else { return true }
        guard readNumber(1) != nil else { return false }
        while readNumber(1) != nil {}
        return true
    }

    /// Seconds east of UTC.
    private mutating func readOffset() -> Int64? {
        if skip("Z", "z") { return 0 }
        let isWest = position < bytes.count && bytes[position] == UInt8(ascii: "-")
        guard skip("+", "-"), let hours = readNumber(2), hours < 24, skip(":"), let minutes = readNumber(2),
            minutes < 60
        else { return nil }
        return (hours * 3600 + minutes * 60) * (isWest ? -1 : 1)
    }
}
