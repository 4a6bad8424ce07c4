/// Tests on eight bytes at a time, as one little-endian word.
///
/// The lowest bit that is set is right; above it others may be set for bytes that are not meant.
public enum ByteMask {
    /// The high bit of every byte.
    @inlinable public static var highBits: UInt64 { 0x8080_8080_8080_8080 }
    @inlinable static var ones: UInt64 { 0x0101_0101_0101_0101 }

    /// The high bit of every byte that is 0.
    @inlinable @inline(__always)
    public static func zeroBytes(_ word: UInt64) -> UInt64 { bytes(word, below: 1) }

    /// The high bit of every byte equal to one value.
    @inlinable @inline(__always)
    public static func bytes(_ word: UInt64, equalTo byte: UInt8) -> UInt64 { zeroBytes(word ^ (ones &* UInt64(byte))) }

    /// The high bit of every byte below a limit, which is 0x80 at most.
    @inlinable @inline(__always)
    public static func bytes(_ word: UInt64, below limit: UInt8) -> UInt64 {
        (word &- (ones &* UInt64(limit))) & ~word & highBits
    }
}
