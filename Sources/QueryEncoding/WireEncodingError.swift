/// A value that has no spelling on the wire: an infinite number, or one that is not a number; or names without measure.
public struct WireEncodingError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The parameter or member, in wire names.
    public let name: String

    /// Why it can't be sent.
    public let reason: String

    /// A fault of the parameter or member of this name.
    public init(name: String, reason: String) {
        self.name = name
        self.reason = reason
    }

    /// One line: the name, and why.
    public var description: String {
        "\(name): \(reason)"
    }
}
