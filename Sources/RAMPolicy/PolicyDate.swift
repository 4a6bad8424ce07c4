import ExactText

/// Dates of conditions: ISO 8601 with a zone, seconds optional (`2026-01-31T08:00:00+08:00`).
enum PolicyDate {
    /// Seconds since 1970-01-01T00:00:00Z; nil where the text is no such date.
    static func seconds(of text: String) -> Int? {
        var rest = text.utf8[...]
        func number(_ digits: Int, then separator: UInt8?) -> Int? {
            let part = rest.prefix(digits)
            guard part.count == digits, part.allSatisfy(\.isASCIIDigit) else { return nil }
            rest = rest.dropFirst(digits)
            if let separator {
                guard rest.first == separator else { return nil }
                rest = rest.dropFirst()
            }
            return part.reduce(0) { 10 * $0 + Int($1 - 0x30) }
        }
        let (dash, colon) = (UInt8(ascii: "-"), UInt8(ascii: ":"))
        guard let year = number(4, then: dash), let month = number(2, then: dash), (1...12).contains(month),
            let day = number(2, then: UInt8(ascii: "T")), (1...daysInMonth(month, year)).contains(day),
            let hour = number(2, then: colon), hour < 24, let minute = number(2, then: nil), minute < 60
        else { return nil }
        var second = 0
        if rest.first == colon {
            rest = rest.dropFirst()
            guard let value = number(2, then: nil), value < 60 else { return nil }
            second = value
        }
        let sign = rest.first
        rest = rest.dropFirst()
        var offset = 0
        switch sign {
        case UInt8(ascii: "Z"): break
        case UInt8(ascii: "+"), dash:
            guard let hours = number(2, then: colon), hours < 24, let minutes = number(2, then: nil), minutes < 60
            else { return nil }
            offset = (sign == dash ? -1 : 1) * (hours * 3600 + minutes * 60)
        default: return nil
        }
        guard rest.isEmpty else { return nil }
        return daysSince1970(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second - offset
    }

    private static func daysInMonth(_ month: Int, _ year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Days in the Gregorian calendar, counted in years that begin in March so that the leap day comes last.
    private static func daysSince1970(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let shiftedYear = month > 2 ? year : year - 1
        let shiftedMonth = (month + 9) % 12
        // 719,468 days lie between 0000-03-01 and 1970-01-01. Years are 0 to 9999; only January of 0 is below, by one.
        let leapDays = (shiftedYear + 400) / 4 - (shiftedYear + 400) / 100 + (shiftedYear + 400) / 400 - 97
        return shiftedYear * 365 + leapDays + (153 * shiftedMonth + 2) / 5 + day - 1 - 719_468
    }
}
