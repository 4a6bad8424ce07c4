/// What a reader refuses to go beyond, so that no input can exhaust memory or the stack.
public struct ParseLimits: Sendable {
    /// Bytes of one text.
    public var bytes: Int
    /// How deep lists and mappings may nest; the outermost one counts 1. Never more than `deepestNesting`.
    public var nesting: Int {
        didSet { nesting = min(nesting, Self.deepestNesting) }
    }
    /// Nodes that YAML aliases may add to a file, all in all.
    public var aliasNodes: Int

    /// Limits; the defaults are those of instance specs.
    public init(bytes: Int = 1 << 20, nesting: Int = 64, aliasNodes: Int = 1000) {
        self.bytes = bytes
        self.nesting = min(nesting, Self.deepestNesting)
        self.aliasNodes = aliasNodes
    }

    /// The deepest nesting that can be asked for: a tree of nodes is walked and released by recursion, and the threads
    /// that do so may have only 512 KiB of stack.
    public static let deepestNesting = 512

    /// For API metadata, which is larger than any spec.
    public static let metadata = ParseLimits(bytes: 256 << 20, nesting: 256, aliasNodes: 0)
}
