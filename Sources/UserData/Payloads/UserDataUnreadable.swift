/// User data that can't be opened.
public struct UserDataUnreadable: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong, lower case, without a final full stop.
    public let description: String

    init(_ description: String) { self.description = description }
}
