import ExactText

/// A type as it is written where it is used.
public enum TypeReference: Sendable, Hashable, ExpressibleByStringLiteral {
    /// A name, with the names of the types around it where needed: `String`, `Outer.Inner`.
    case named(String)
    /// `T?`
    indirect case optional(TypeReference)
    /// `[T]`
    indirect case array(TypeReference)
    /// `[String: T]`
    indirect case dictionary(TypeReference)

    /// A type by its name.
    public init(stringLiteral name: String) { self = .named(name) }

    /// A name as it is written, and those of the types around it before it.
    static func spelled(_ name: String) -> String {
        if !name.utf8.contains(UInt8(ascii: ".")) { return Identifier.escaped(name) }
        return name.splitExactly(at: UInt8(ascii: ".")).map { Identifier.escaped(String($0)) }.joined(separator: ".")
    }
}
