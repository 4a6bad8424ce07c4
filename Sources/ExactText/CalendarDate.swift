/// A date of the Gregorian calendar, from year 1 on.
package struct CalendarDate: Sendable, Hashable {
    /// From 1.
    package let year: Int64
    /// 1 to 12.
    package let month: Int64
    /// 1 to 31.
    package let day: Int64

    /// Days in a year before each month, without a leap day.
    private static let daysBeforeMonth: [Int64] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365]

    private static func isLeap(_ year: Int64) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

    /// Days from the start of year 1 to the start of a month of a year; month 13 is the next year's first.
    private static func days(untilMonth month: Int64, of year: Int64) -> Int64 {
        let past = year - 1
        return past * 365 + past / 4 - past / 100 + past / 400 + daysBeforeMonth[Int(month) - 1]
            + (month > 2 && isLeap(year) ? 1 : 0)
    }

    /// A date by its parts; nil if there is no such day in the years 1 to 9999.
    package init?(year: Int64, month: Int64, day: Int64) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Self.days(untilMonth: month + 1, of: year) - Self.days(untilMonth: month, of: year)
        else { return nil }
        (self.year, self.month, self.day) = (year, month, day)
    }

    /// A date by the days since 0001-01-01: 0 to 3,652,058.
    package init(daysSinceYear1 days: Int64) {
        // 146,097 days are 400 years, so this is the year or the one after it.
        var year = days * 400 / 146_097 + 1
        if Self.days(untilMonth: 1, of: year) > days { year -= 1 }
        if Self.days(untilMonth: 13, of: year) <= days { year += 1 }
        let currentYear = year
        let month = (1...12).last { Self.days(untilMonth: $0, of: currentYear) <= days } ?? 1
        (self.year, self.month) = (year, month)
        day = days - Self.days(untilMonth: month, of: year) + 1
    }

    /// Days since 0001-01-01.
    package var daysSinceYear1: Int64 { Self.days(untilMonth: month, of: year) + day - 1 }
}
