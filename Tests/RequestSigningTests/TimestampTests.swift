import RequestSigning
import TestSupport
import Testing

struct TimestampTests {
    @Test(arguments: [
        ("1970-01-01T00:00:00Z", 0), ("2016-02-23T12:46:24Z", 1_456_231_584), ("1969-12-31T23:59:59Z", -1),
        ("2000-02-29T23:59:59Z", 951_868_799), ("1900-03-01T00:00:00Z", -2_203_891_200),
        ("0001-01-01T00:00:00Z", -62_135_596_800), ("9999-12-31T23:59:59Z", 253_402_300_799),
    ])
    func readsAndWrites(text: String, seconds: Int64) throws {
        #expect(try Timestamp(parsing: text).secondsSinceEpoch == seconds)
        #expect(Timestamp(secondsSinceEpoch: seconds)?.description == text)
    }

    @Test(arguments: [
        ("2016-02-23T20:46:24+08:00", "2016-02-23T12:46:24Z"), ("2016-02-23T07:16:24-05:30", "2016-02-23T12:46:24Z"),
        ("2016-02-23t12:46:24z", "2016-02-23T12:46:24Z"), ("2016-02-23T12:46:24.999999999999Z", "2016-02-23T12:46:24Z"),
        ("2016-12-31T23:30:00-01:00", "2017-01-01T00:30:00Z"), ("2016-02-23T12:46:24-00:00", "2016-02-23T12:46:24Z"),
        ("0001-01-02T00:00:00+23:59", "0001-01-01T00:01:00Z"),
    ])
    func convertsToUTC(text: String, expected: String) throws {
        #expect(try Timestamp(parsing: text).description == expected)
    }

    @Test(arguments: [
        "", "2016", "2016-02-23", "2016-02-23T12:46:24", "2016-02-23 12:46:24Z", "2016-02-23T12:46Z",
        "2016-02-23T12:46:24Z ", " 2016-02-23T12:46:24Z", "2016-02-23T12:46:24.Z", "2016-02-23T12:46:24+0800",
        "2016-02-23T12:46:24+24:00", "2016-02-23T12:46:24+08:60", "2016-02-23T12:46:24+", "2016-02-23T12:46:24ZZ",
        "2016-13-01T00:00:00Z", "2016-00-01T00:00:00Z", "2016-01-00T00:00:00Z", "2016-01-32T00:00:00Z",
        "2015-02-29T00:00:00Z", "1900-02-29T00:00:00Z", "2016-02-30T00:00:00Z", "2016-12-31T23:59:60Z",
        "2016-02-23T24:00:00Z", "2016-02-23T12:60:00Z", "0000-12-31T23:59:59Z", "0001-01-01T00:00:00+00:01",
        "9999-12-31T23:59:59-00:01", "-016-02-23T12:46:24Z", "２016-02-23T12:46:24Z", "2016-02-23T12:46:24\u{0}",
    ])
    func refusesOtherTexts(_ text: String) {
        let error = #expect(throws: RequestSigningError.self) { try Timestamp(parsing: text) }
        #expect(error?.code == .invalidTimestamp)
    }

    @Test(arguments: [Int64.min, -62_135_596_801, 253_402_300_800, .max])
    func refusesSecondsOutsideTheYears(_ seconds: Int64) {
        #expect(Timestamp(secondsSinceEpoch: seconds) == nil)
    }

    @Test func returnsEachYearsFirstAndLastSecond() throws {
        var expected: Int64 = -62_135_596_800
        for year in 1...9999 {
            let digits = String(repeating: "0", count: 4 - "\(year)".count) + "\(year)"
            let first = try Timestamp(parsing: "\(digits)-01-01T00:00:00Z")
            #expect(first.secondsSinceEpoch == expected)
            #expect(first.description == "\(digits)-01-01T00:00:00Z")
            expected += (year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 366 : 365) * 86_400
            #expect(Timestamp(secondsSinceEpoch: expected - 1)?.description == "\(digits)-12-31T23:59:59Z")
        }
    }

    @Test func readsWhatItWrites() throws {
        var generator = SeededGenerator(seed: 1)
        for _ in 0..<2000 {
            let seconds = Int64.random(in: -62_135_596_800...253_402_300_799, using: &generator)
            let timestamp = try #require(Timestamp(secondsSinceEpoch: seconds))
            #expect(try Timestamp(parsing: timestamp.description) == timestamp)
        }
    }

    @Test func ordersByTime() throws {
        #expect(try Timestamp(parsing: "2016-02-23T12:46:24Z") < Timestamp(parsing: "2016-02-23T12:46:24-00:01"))
        #expect(Timestamp.now().secondsSinceEpoch > 1_700_000_000)
    }
}
