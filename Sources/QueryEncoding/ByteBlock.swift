/// Sixteen bytes of a text at once: nearly all of a request is Base64, which is counted and encoded twice.
struct ByteBlock {
    static let count = 16

    let bytes: SIMD16<UInt8>

    /// The bytes from a position on, of which there are as many.
    @inline(__always)
    init(_ source: UnsafeBufferPointer<UInt8>, at position: Int) {
        precondition(position >= 0 && source.count - position >= Self.count)
        bytes = UnsafeRawBufferPointer(source).loadUnaligned(fromByteOffset: position, as: SIMD16<UInt8>.self)
    }

    /// Which of them have to be encoded: all that `PercentEncoding.isUnreserved` does not take.
    @inline(__always)
    private var reserved: SIMDMask<SIMD16<Int8>> {
        // Operators that take a single byte beside a vector are loops over generic code.
        func all(_ byte: UInt8) -> SIMD16<UInt8> { SIMD16(repeating: byte) }
        // What is below the first of a range wraps around, and is beyond its length too.
        let isLetter = (bytes | all(0x20)) &- all(UInt8(ascii: "a")) .< all(26)
        let isDigit = bytes &- all(UInt8(ascii: "0")) .< all(10)
        let isDashOrDot = bytes &- all(UInt8(ascii: "-")) .< all(2)
        let isOther = (bytes .== all(UInt8(ascii: "_"))) .| (bytes .== all(UInt8(ascii: "~")))
        return .!(isLetter .| isDigit .| isDashOrDot .| isOther)
    }

    /// 1 for each that has to be encoded.
    @inline(__always)
    var reservedOnes: SIMD16<UInt8> { unsafeBitCast(reserved, to: SIMD16<UInt8>.self) & SIMD16(repeating: 1) }

    /// How many stand before the first that has to be encoded.
    @inline(__always)
    var unreservedCount: Int {
        let words = unsafeBitCast(reservedOnes, to: SIMD2<UInt64>.self)
        if words[0] != 0 { return UInt64(littleEndian: words[0]).trailingZeroBitCount / 8 }
        if words[1] != 0 { return 8 + UInt64(littleEndian: words[1]).trailingZeroBitCount / 8 }
        return Self.count
    }
}
