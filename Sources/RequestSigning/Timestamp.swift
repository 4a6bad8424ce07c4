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
        guard let seconds = DateTimeText.seconds(of: text, allowing: [.fractions, .smallLetters]),
            Self.supported.contains(seconds)
        else {
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
    public var description: String { DateTimeText.text(ofSeconds: secondsSinceEpoch) ?? "" }
}
