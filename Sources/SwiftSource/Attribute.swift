/// An attribute of a declaration, on a line of its own.
public enum Attribute: Sendable, Hashable, ExpressibleByStringLiteral {
    /// As it is written: `nonisolated`.
    case plain(String)
    /// `@available(*, deprecated)`, with a message if there is one.
    case deprecated(message: String?)

    /// An attribute as it is written.
    public init(stringLiteral text: String) { self = .plain(text) }
}
