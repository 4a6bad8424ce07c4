extension PolicyDocument {
    /// How many characters a document has (Unicode scalars).
    public struct Size: Sendable, Hashable {
        /// Without white space: what counts against the platform's limit.
        public let compact: Int
        /// As `prettyText` prints it.
        public let pretty: Int
    }

    /// The longest document the platform takes, in characters of the compact form (RAM limits page).
    public static let characterLimit = 6144
    /// The limit that older pages of the platform give.
    public static let olderCharacterLimit = 2048

    /// The size of the document.
    public var size: Size {
        Size(compact: compactText.unicodeScalars.count, pretty: prettyText().unicodeScalars.count)
    }
}
