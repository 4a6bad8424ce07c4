/// A text that is equal to another only where the bytes of their UTF-8 are.
///
/// Swift's own comparison takes canonically equivalent strings for one (U+212A for `K`, NFC for NFD), which no wire,
/// shell, disk or JSON document does (RFC 8259, 8.3). As the key of a set or dictionary this keeps such texts apart.
public struct ExactText: Hashable, Comparable, Sendable {
    /// The text.
    public let text: String

    /// A text to be compared by its bytes.
    @inlinable public init(_ text: some StringProtocol) { self.text = String(text) }

    /// Whether both have the same bytes.
    @inlinable public static func == (left: Self, right: Self) -> Bool { left.text.isExactly(right.text) }

    /// By the bytes of UTF-8, which is the order of code points too.
    @inlinable public static func < (left: Self, right: Self) -> Bool { left.text.precedesExactly(right.text) }

    /// Hashes the bytes.
    @inlinable public func hash(into hasher: inout Hasher) {
        let isContiguous: Void? = text.utf8.withContiguousStorageIfAvailable {
            hasher.combine(bytes: UnsafeRawBufferPointer($0))
        }
        if isContiguous == nil { for byte in text.utf8 { hasher.combine(byte) } }
        // No byte of UTF-8, so that a text is not the beginning of another.
        hasher.combine(0xFF as UInt8)
    }
}

extension ExactText: ExpressibleByStringLiteral {
    /// A text to be compared by its bytes.
    @inlinable public init(stringLiteral text: String) { self.text = text }
}

extension ExactText: CustomStringConvertible {
    /// The text.
    public var description: String { text }
}
