/// The wire format of an answer.
public enum ResponseFormat: String, Sendable, Hashable, CaseIterable {
    /// JSON.
    case json = "JSON"
    /// XML.
    case xml = "XML"
}
