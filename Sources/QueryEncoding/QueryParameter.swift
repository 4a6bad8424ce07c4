import ExactText

/// One name and value of a request, as text before any encoding.
///
/// Equality is that of `String`, which takes canonically equivalent texts for equal; where the wire counts, use
/// `isNamed(_:)` and `precedes(_:)`, which look at bytes.
public struct QueryParameter: Sendable, Hashable {
    /// The name on the wire: `Tag.1.Key`.
    public let name: String
    /// The value; empty is a value too (`Key=`).
    public let value: String

    /// A name and its value.
    public init(name: String, value: String) {
        self.name = name
        self.value = value
    }

    /// Whether the name has exactly these bytes.
    public func isNamed(_ name: String) -> Bool { self.name.isExactly(name) }

    /// Whether it comes first in a canonical query: by the bytes of the unencoded name, then of the value.
    public func precedes(_ other: QueryParameter) -> Bool {
        if let order = name.byteOrder(against: other.name) { return order }
        return value.byteOrder(against: other.value) ?? false
    }

    /// The first eight bytes of the name as a number that is ordered as they are; a shorter name is filled with zeros.
    fileprivate var nameStart: UInt64 {
        var name = name
        return name.withUTF8 { bytes in
            if bytes.count >= 8 {
                return UInt64(bigEndian: UnsafeRawBufferPointer(bytes).loadUnaligned(as: UInt64.self))
            }
            var start: UInt64 = 0
            for byte in bytes { start = start << 8 | UInt64(byte) }
            return bytes.isEmpty ? 0 : start << UInt64(64 - 8 * bytes.count)
        }
    }
}

extension [QueryParameter] {
    /// The parameters in the order of a canonical query.
    public func inCanonicalOrder() -> [QueryParameter] { canonicalOrder.map { self[$0] } }

    /// The indices of parameters in their order, found by the beginnings of the names where these tell: moving and
    /// comparing numbers takes a fraction of the time that texts take.
    var canonicalOrder: [Int] {
        var order = indices.map { (index: $0, start: self[$0].nameStart) }
        order.sort { left, right in
            if left.start != right.start { return left.start < right.start }
            return self[left.index].precedes(self[right.index])
        }
        return order.map(\.index)
    }
}

extension String {
    /// Whether this comes before another text by its bytes; nil where both have the same.
    ///
    /// Over the bytes in memory, since requests are sorted by it: byte by byte through views took several times as long.
    fileprivate func byteOrder(against other: String) -> Bool? {
        let order = utf8.withContiguousStorageIfAvailable { left in
            other.utf8.withContiguousStorageIfAvailable { right in Self.compare(left, right) }
        }
        guard case .some(.some(let order)) = order else {
            // A text bridged from elsewhere.
            return Self.compare(Array(utf8), Array(other.utf8)).isBefore
        }
        return order.isBefore
    }

    /// How two texts are ordered.
    private enum Order {
        case before, same, after

        var isBefore: Bool? { self == .same ? nil : self == .before }
    }

    private static func compare(_ left: some RandomAccessCollection<UInt8>, _ right: some RandomAccessCollection<UInt8>)
        -> Order
    {
        for (one, other) in zip(left, right) where one != other { return one < other ? .before : .after }
        if left.count == right.count { return .same }
        return left.count < right.count ? .before : .after
    }
}
