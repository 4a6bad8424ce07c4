/// One header of a request.
public struct HeaderField: Sendable, Hashable {
    /// The name, in any letter case.
    public let name: String
    /// The value.
    public let value: String

    /// A header.
    public init(name: String, value: String) {
        self.name = name
        self.value = value
    }
}
