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
    public func isNamed(_ name: String) -> Bool { self.name.utf8.elementsEqual(name.utf8) }

    /// Whether it comes first in a canonical query: by the bytes of the unencoded name, then of the value.
    public func precedes(_ other: QueryParameter) -> Bool {
        if name.utf8.lexicographicallyPrecedes(other.name.utf8) { return true }
        return name.utf8.elementsEqual(other.name.utf8) && value.utf8.lexicographicallyPrecedes(other.value.utf8)
    }
}
