import ExactText

/// A time as the service writes it: `2017-12-10T04:04Z`, and with seconds, fractions of them or an offset.
///
/// It keeps the text of the wire exactly, whatever that is; two are equal where their texts are. To compare moments, compare
/// ``secondsSince1970``.
public struct WireTime: WireText, ExpressibleByStringLiteral, Comparable {
    /// The text on the wire.
    public let rawValue: String

    /// Takes the text as it is on the wire.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Takes the text as it is to be on the wire.
    public init(stringLiteral text: String) { rawValue = text }

    /// A moment in UTC as the service writes most: `2017-12-10T04:04:00Z`.
    ///
    /// Nil for a day that no calendar has, or a time of day beyond 23:59:59.
    public init?(year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0) {
        guard let date = CalendarDate(year: Int64(year), month: Int64(month), day: Int64(day)),
            0..<24 ~= hour, 0..<60 ~= minute, 0..<60 ~= second
        else { return nil }
        let time = (hour * 60 + minute) * 60 + second
        rawValue = DateTimeText.text(of: date, secondOfDay: Int64(time))
    }

    /// A moment by the seconds since 1970-01-01T00:00:00Z, without leap seconds; nil outside the years 1 to 9999.
    public init?(secondsSince1970: Int) {
        guard let text = DateTimeText.text(ofSeconds: Int64(secondsSince1970)) else { return nil }
        rawValue = text
    }

    /// Seconds since 1970-01-01T00:00:00Z without leap seconds, a fraction of one cut off; nil where the text is no time.
    public var secondsSince1970: Int? {
        DateTimeText.seconds(of: rawValue, allowing: .platform).flatMap { Int(exactly: $0) }
    }

    /// Earlier comes first, and what is no time comes last; within one second, and for the same moment written in two ways,
    /// the texts decide.
    public static func < (left: WireTime, right: WireTime) -> Bool {
        switch (left.secondsSince1970, right.secondsSince1970) {
        case (let one?, let other?) where one != other: one < other
        case (nil, _?): false
        case (_?, nil): true
        default: left.rawValue.precedesExactly(right.rawValue)
        }
    }

    /// Whether the texts have the same bytes.
    public static func == (left: WireTime, right: WireTime) -> Bool { left.rawValue.isExactly(right.rawValue) }

    /// Hashes the bytes of the text.
    public func hash(into hasher: inout Hasher) { hasher.combine(ExactText(rawValue)) }
}

extension WireTime: Codable {
    /// The text.
    public init(from decoder: any Decoder) throws {
        rawValue = try decoder.singleValueContainer().decode(String.self)
    }

    /// The text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }
}
