import ExactText

/// A type as it is written where it is used.
public indirect enum TypeReference: Sendable, Hashable, ExpressibleByStringLiteral {
    /// A name, with the names of the types around it where needed: `String`, `Outer.Inner`.
    case named(String)
    /// `T?`
    case optional(TypeReference)
    /// `[T]`
    case array(TypeReference)
    /// `[String: T]`
    case dictionary(TypeReference)

    /// A type by its name.
    public init(stringLiteral name: String) { self = .named(name) }

    /// The type in source text.
    public var text: String {
        switch self {
        case .named(let name):
            name.splitExactly(at: UInt8(ascii: ".")).map { Identifier.escaped(String($0)) }.joined(separator: ".")
        case .optional(let wrapped): wrapped.text + "?"
        case .array(let item): "[" + item.text + "]"
        case .dictionary(let value): "[String: " + value.text + "]"
        }
    }
}
