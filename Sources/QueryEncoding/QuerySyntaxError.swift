/// Why a text is not the query it should be.
public struct QuerySyntaxError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong; more kinds may come.
    public struct Code: Sendable, Hashable, CustomStringConvertible {
        /// The kind in words.
        public let description: String

        /// A `%` without two hexadecimal digits behind it.
        public static let invalidEscape = Code(description: "'%' is not followed by two hexadecimal digits")
        /// A name or value whose decoded bytes are not UTF-8.
        public static let notUTF8 = Code(description: "the decoded text is not UTF-8")
        /// A query that its own parameters would not produce.
        public static let notCanonical = Code(description: "not in canonical form")
    }

    /// What is wrong.
    public let code: Code
    /// Where: bytes from the start of the text that was given.
    public let offset: Int

    /// What is wrong, and where.
    public var description: String { "\(code) at byte \(offset)" }
}
