// Comparing, searching and splitting by the bytes of UTF-8. The standard library's functions of similar names work on
// `Character`s: to them a quote with a combining mark behind it is no quote, and CR LF is not a line break.

extension StringProtocol {
    /// Whether another text has the same bytes.
    @inlinable public func isExactly(_ other: some StringProtocol) -> Bool { utf8.elementsEqual(other.utf8) }

    /// Whether this text comes before another in the order of their bytes.
    @inlinable public func precedesExactly(_ other: some StringProtocol) -> Bool {
        utf8.lexicographicallyPrecedes(other.utf8)
    }

    /// Whether the text begins with the bytes of another.
    @inlinable public func hasExactPrefix(_ prefix: some StringProtocol) -> Bool { utf8.starts(with: prefix.utf8) }

    /// Whether the text ends with the bytes of another.
    @inlinable public func hasExactSuffix(_ suffix: some StringProtocol) -> Bool {
        utf8.count >= suffix.utf8.count && utf8.suffix(suffix.utf8.count).elementsEqual(suffix.utf8)
    }

    /// The text without the bytes of another at its end; nil where it does not end with them.
    public func withoutExactSuffix(_ suffix: some StringProtocol) -> SubSequence? {
        guard hasExactSuffix(suffix) else { return nil }
        let rest = utf8.dropLast(suffix.utf8.count)
        return self[rest.startIndex..<rest.endIndex]
    }

    /// Whether the bytes of another text stand somewhere in this one; those of the empty text always do.
    @inlinable public func containsExactly(_ part: some StringProtocol) -> Bool { firstRange(ofExactly: part) != nil }

    /// Where the bytes of another text stand first.
    @inlinable public func firstRange(ofExactly part: some StringProtocol) -> Range<Index>? {
        utf8.firstRange(ofBytes: part.utf8)
    }

    /// The pieces between all places where a byte stands, empty ones included; one piece where it stands nowhere.
    ///
    /// - Parameter separator: An ASCII byte, which is never a part of another scalar's bytes.
    @inlinable public func splitExactly(at separator: UInt8) -> [SubSequence] {
        utf8.split(separator: separator, omittingEmptySubsequences: false).map { self[$0.startIndex..<$0.endIndex] }
    }

    /// The text with the bytes of one text replaced by another wherever they stand, from the left, no replacement
    /// looked at again. An empty target stands nowhere.
    @inlinable public func replacingExactly(_ target: some StringProtocol, with replacement: some StringProtocol)
        -> String
    {
        guard !target.isEmpty else { return String(self) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(utf8.count)
        var rest = utf8[...]
        while let found = rest.firstRange(ofBytes: target.utf8) {
            bytes.append(contentsOf: rest[..<found.lowerBound])
            bytes.append(contentsOf: replacement.utf8)
            rest = rest[found.upperBound...]
        }
        bytes.append(contentsOf: rest)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The text without blanks, tabs and line breaks (ASCII) at both ends.
    @inlinable public func trimmingASCIIBlanks() -> SubSequence {
        let isBlank: (UInt8) -> Bool = { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
        let start = utf8.firstIndex { !isBlank($0) } ?? endIndex
        var end = start
        var position = start
        while position < endIndex {
            let next = utf8.index(after: position)
            if !isBlank(utf8[position]) { end = next }
            position = next
        }
        return self[start..<end]
    }

    /// The text with its letters A to Z in lower case; everything else stays.
    @inlinable public var asciiLowercased: String {
        String(decoding: utf8.map { $0.asciiLowercased }, as: UTF8.self)
    }

    /// The text with its letters a to z in upper case; everything else stays.
    @inlinable public var asciiUppercased: String {
        String(decoding: utf8.map { $0.asciiUppercased }, as: UTF8.self)
    }
}

extension String {
    /// Whether another text has the same bytes.
    @inlinable @inline(__always)
    public func isExactly(_ other: String) -> Bool {
        // Nearly all texts that differ are of different lengths, which is told without a call.
        utf8.count == other.utf8.count && hasSameBytes(as: other)
    }

    @usableFromInline func hasSameBytes(as other: String) -> Bool {
        let isSame = utf8.withContiguousStorageIfAvailable { bytes in
            other.utf8.withContiguousStorageIfAvailable { bytes.hasSameBytes(as: $0) }
        }
        // Texts of Foundation that are bridged are not contiguous.
        return (isSame ?? nil) ?? utf8.elementsEqual(other.utf8)
    }
}

extension StringProtocol {
    /// The pieces between the first places where a byte stands, empty ones included.
    ///
    /// - Parameters:
    ///   - separator: An ASCII byte.
    ///   - maxSplits: At how many places the text is cut at most; the last piece holds the rest.
    @inlinable public func splitExactly(at separator: UInt8, maxSplits: Int) -> [SubSequence] {
        utf8.split(separator: separator, maxSplits: Swift.max(maxSplits, 0), omittingEmptySubsequences: false)
            .map { self[$0.startIndex..<$0.endIndex] }
    }
}

extension RawRepresentable where RawValue == String {
    /// The value whose raw text has the same bytes; nil where there is none.
    public init?(exactly text: String) {
        self.init(rawValue: text)
        if !rawValue.isExactly(text) { return nil }
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether another buffer of the same length holds the same bytes. Eight at once, and those that are left one by
    /// one, since generic comparison asks each iterator for each byte.
    func hasSameBytes(as other: Self) -> Bool {
        let (left, right) = (UnsafeRawBufferPointer(self), UnsafeRawBufferPointer(other))
        var position = 0
        while count - position >= 8 {
            let word = left.loadUnaligned(fromByteOffset: position, as: UInt64.self)
            if word != right.loadUnaligned(fromByteOffset: position, as: UInt64.self) { return false }
            position += 8
        }
        while position < count {
            if self[position] != other[position] { return false }
            position += 1
        }
        return true
    }
}
