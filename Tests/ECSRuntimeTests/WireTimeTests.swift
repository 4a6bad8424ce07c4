import ECSRuntime
import Foundation
import Testing

@Suite struct WireTimeTests {
    @Test(
        arguments: [
            ("2017-12-10T04:04Z", 1_512_878_640), ("2017-12-10T04:04:05Z", 1_512_878_645),
            ("2017-12-10T04Z", 1_512_878_400),
            ("2017-12-10T04:04:05.999Z", 1_512_878_645), ("2017-12-10T12:04:05+08:00", 1_512_878_645),
            ("2017-12-10t04:04z", 1_512_878_640), ("1970-01-01T00:00Z", 0), ("1969-12-31T23:59:59Z", -1),
            ("2017-12-10", nil), ("2017-02-29T00:00Z", nil), ("23:00", nil), ("1512878640", nil), ("", nil),
            ("2017-12-10T04:04Z ", nil), ("2017-12-10T24:00Z", nil),
        ] as [(String, Int?)]
    )
    func readsWhatTheServiceWrites(text: String, seconds: Int?) {
        let time = WireTime(rawValue: text)
        #expect(time.secondsSince1970 == seconds)
        // Whatever it is, it goes back as it came.
        #expect(time.rawValue == text && "\(time)" == text)
    }

    @Test func isMadeOfItsParts() {
        #expect(WireTime(year: 2017, month: 12, day: 10)?.rawValue == "2017-12-10T00:00:00Z")
        #expect(
            WireTime(year: 2017, month: 2, day: 8, hour: 4, minute: 3, second: 9)?.rawValue == "2017-02-08T04:03:09Z")
        #expect(WireTime(year: 2017, month: 2, day: 29) == nil)
        #expect(WireTime(year: 0, month: 1, day: 1) == nil)
        #expect(WireTime(year: .max, month: .min, day: 1) == nil)
        for (hour, minute, second) in [(24, 0, 0), (0, 60, 0), (0, 0, 60), (-1, 0, 0), (.max, .max, .max)] {
            #expect(WireTime(year: 2017, month: 1, day: 1, hour: hour, minute: minute, second: second) == nil)
        }
    }

    @Test func isMadeOfSeconds() {
        for seconds in [0, -1, 1_512_878_645, -62_135_596_800, 253_402_300_799] {
            #expect(WireTime(secondsSince1970: seconds)?.secondsSince1970 == seconds)
        }
        for seconds in [Int.min, -62_135_596_801, 253_402_300_800, .max] {
            #expect(WireTime(secondsSince1970: seconds) == nil)
        }
        #expect(WireTime(secondsSince1970: 1_512_878_645)?.rawValue == "2017-12-10T04:04:05Z")
    }

    @Test func hasAnOrder() {
        let sorted: [WireTime] = [
            "2016-01-01T00:00Z", "2017-01-01T08:00+08:00", "2017-01-01T00:00:00Z", "2017-01-01T00:00Z",
            "2018-01-01T00:00Z",
            "", "never",
        ]
        // The same moment in two spellings is not the same text, and has its order nevertheless.
        let same = sorted[1...3].sorted()
        #expect(sorted.shuffled().sorted() == [sorted[0]] + same + sorted[4...])
        #expect(Set(sorted).count == sorted.count)
    }

    @Test func isCodedAsItsText() throws {
        let text = try JSONEncoder().encode(["2017-12-10T04:04Z"] as [WireTime])
        #expect(String(decoding: text, as: UTF8.self) == #"["2017-12-10T04:04Z"]"#)
        #expect(try JSONDecoder().decode([WireTime].self, from: text) == ["2017-12-10T04:04Z"])
    }
}
