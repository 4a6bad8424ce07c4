/// Texts that a policy may write as one string or as a list; both mean the same.
///
/// Which of the two a document chose is kept, so that printing it gives its own form back.
public enum OneOrMany: Sendable, Hashable {
    /// Written as a single string.
    case one(String)
    /// Written as a list.
    case many([String])

    /// The texts, in the order written.
    public var values: [String] {
        switch self {
        case .one(let value): [value]
        case .many(let values): values
        }
    }
}
