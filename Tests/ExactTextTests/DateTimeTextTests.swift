import ExactText
import Testing

@Suite struct DateTimeTextTests {
    @Test(
        arguments: [
            ("1970-01-01T00:00:00Z", 0), ("2026-01-31T08:00:00+08:00", 1_769_817_600),
            ("2024-02-29T00:00:00-00:30", 1_709_166_600),
            ("0001-01-01T00:00:00Z", -62_135_596_800), ("9999-12-31T23:59:59Z", 253_402_300_799),
        ] as [(String, Int64)])
    func countsSeconds(text: String, seconds: Int64) {
        #expect(DateTimeText.seconds(of: text) == seconds)
    }

    @Test(arguments: [
        "", "2026-01-31", "2026-01-31T08:00:00", "2026-01-31T08:00Z", "2026-01-31t08:00:00Z", "2026-01-31T08:00:00z",
        "2026-01-31T08:00:00.5Z", "2026-02-29T00:00:00Z", "2026-13-01T00:00:00Z", "2026-00-01T00:00:00Z",
        "2026-01-00T00:00:00Z", "2026-01-31T24:00:00Z", "2026-01-31T08:60:00Z", "2026-01-31T08:00:60Z",
        "2026-01-31T08:00:00+24:00", "2026-01-31T08:00:00+0800", "2026-01-31T08:00:00Z ", "+026-01-31T08:00:00Z",
        "0000-01-01T00:00:00Z", "２026-01-31T08:00:00Z", "2026-1-31T08:00:00Z",
    ])
    func refusesEverythingElse(text: String) {
        #expect(DateTimeText.seconds(of: text) == nil)
    }

    @Test(
        arguments: [
            ("2026-01-31T08:00:00.999Z", .fractions, true), ("2026-01-31T08:00:00.Z", .fractions, false),
            ("2026-01-31T08:00.5Z", [.fractions, .noSeconds], false), ("2026-01-31t08:00:00z", .smallLetters, true),
            ("2026-01-31T08Z", .noMinutes, true), ("2026-01-31T08Z", .noSeconds, false),
            ("2026-01-31T08:Z", .noMinutes, false), ("2026-01-31T08:00Z", .noMinutes, false),
            ("2026-01-31T08:00Z", .noSeconds, true), ("2026-01-31T08:00:Z", .noSeconds, false),
        ] as [(String, DateTimeText.Freedoms, Bool)])
    func takesWhatIsAllowed(text: String, freedoms: DateTimeText.Freedoms, isTaken: Bool) {
        #expect((DateTimeText.seconds(of: text, allowing: freedoms) != nil) == isTaken)
    }

    /// Every day from 1600 to 2500, against the day before it.
    @Test func daysFollowEachOther() {
        for days in Int64(584_023)...912_743 {
            let date = CalendarDate(daysSinceYear1: days)
            #expect(CalendarDate(year: date.year, month: date.month, day: date.day)?.daysSinceYear1 == days)
        }
    }
}
