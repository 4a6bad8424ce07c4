/// A value that has no spelling on the wire: an infinite number, or one that is not a number.
public struct WireEncodingError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The parameter or member, in wire names.
    public let name: String

    /// A fault of the parameter or member of this name.
    public init(name: String) { self.name = name }

    /// One line with the name.
    public var description: String {
        "\(name): an infinite number, or not a number, cannot be sent"
    }
}
