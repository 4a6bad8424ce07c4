/// Classes of ASCII characters, for grammars that are read byte by byte; no byte of another character is in any.
extension UInt8 {
    /// `0` to `9`.
    @inlinable public var isASCIIDigit: Bool { 0x30...0x39 ~= self }

    /// `A` to `Z`.
    @inlinable public var isASCIIUppercaseLetter: Bool { 0x41...0x5A ~= self }

    /// `a` to `z`.
    @inlinable public var isASCIILowercaseLetter: Bool { 0x61...0x7A ~= self }

    /// `A` to `Z` and `a` to `z`.
    @inlinable public var isASCIILetter: Bool { 0x61...0x7A ~= self | 0x20 }

    /// A letter or a digit.
    @inlinable public var isASCIIAlphanumeric: Bool { isASCIIDigit || isASCIILetter }

    /// The letter in lower case; any other byte as it is.
    @inlinable public var asciiLowercased: UInt8 { isASCIIUppercaseLetter ? self | 0x20 : self }

    /// The letter in upper case; any other byte as it is.
    @inlinable public var asciiUppercased: UInt8 { isASCIILowercaseLetter ? self & ~0x20 : self }

    /// The value of a hexadecimal digit in either case, 0 to 15; nil for any other byte.
    @inlinable public var hexadecimalValue: UInt8? {
        if isASCIIDigit { return self - 0x30 }
        let letter = self | 0x20
        return 0x61...0x66 ~= letter ? letter - 0x61 + 10 : nil
    }
}
