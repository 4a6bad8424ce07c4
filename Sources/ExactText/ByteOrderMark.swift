/// U+FEFF in UTF-8 (RFC 3629, section 6), which some editors put before a text. Before a text that is read it is passed
/// over; in bytes that are only passed on, such as boot payloads, it stays.
public enum ByteOrderMark {
    /// Its bytes.
    public static let bytes: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// How many bytes of it a text begins with: 3 or 0.
    public static func count(in text: some Sequence<UInt8>) -> Int { text.starts(with: bytes) ? bytes.count : 0 }
}
