/// What a reader refuses to go beyond, so that no input can exhaust memory or the stack.
public struct ParseLimits: Sendable {
    /// Bytes of one text.
    public var bytes: Int
    /// How deep lists and mappings may nest; the outermost one counts 1.
    public var nesting: Int
    /// Nodes that YAML aliases may add to a file, all in all.
    public var aliasNodes: Int

    /// Limits; the defaults are those of instance specs.
    public init(bytes: Int = 1 << 20, nesting: Int = 64, aliasNodes: Int = 1000) {
        self.bytes = bytes
        self.nesting = nesting
        self.aliasNodes = aliasNodes
    }

    /// For API metadata, which is larger than any spec.
    public static let metadata = ParseLimits(bytes: 256 << 20, nesting: 256, aliasNodes: 0)
}
