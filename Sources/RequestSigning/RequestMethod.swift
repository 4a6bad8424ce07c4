/// How a request carries its parameters.
public enum RequestMethod: String, Sendable, Hashable, CaseIterable {
    /// All in the URL.
    case get = "GET"
    /// All in a form body, for queries that are too long for a URL.
    case post = "POST"
}
