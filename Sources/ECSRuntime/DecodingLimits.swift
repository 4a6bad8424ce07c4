/// How much of a body a decoder accepts before it refuses it with `WireDecodingError.Code.limitExceeded`.
///
/// The defaults are those of the command line tools. Values above the documented maximum count as the maximum.
///
/// Beside the limits that can be set, a body may have
/// - 262,144 values (objects, lists, texts, numbers, elements), and one more for every ten bytes;
/// - 65,536 distinct names of members, elements, attributes and prefixes;
/// - 256 attributes and namespace declarations an element, and 64 namespaces at one place;
/// - 64 KiB in an encoding of XML that hides ASCII characters, such as UTF-7.
///
/// Together they bound the memory that decoding takes by twelve times the body, beside the response's own struct and an
/// allowance of about 16 MiB.
public struct DecodingLimits: Sendable, Hashable {
    /// Bytes of a body; at most 1 GiB.
    public var bodyBytes = 64 << 20
    /// Levels of objects, lists or elements; at most 256, so that decoding can't exhaust a thread's stack.
    public var nesting = 64
    /// Bytes of a single text; at most 256 MiB.
    public var textBytes = 10 << 20
    /// Bytes of memory that the items of lists, objects inside objects, entries of maps and untyped values may take for
    /// each byte of the body, beyond 8 MiB; at most 64.
    ///
    /// A struct is as large as its members are many: an instance takes 1.2 KB even where the body says `{}`. Real items
    /// take more bytes in a body than in memory.
    public var expansion = 6

    /// The defaults.
    public init() {}

    var effective: DecodingLimits {
        var limits = self
        limits.bodyBytes = min(bodyBytes, 1 << 30)
        limits.nesting = min(nesting, 256)
        limits.textBytes = min(textBytes, TreeNode.largestLength)
        limits.expansion = min(max(expansion, 0), 64)
        return limits
    }

    static let largestNameCount = 1 << 16
    static let largestAttributeCount = 256
    static let largestNamespaceCount = 64
    static let largestOpaqueBody = 1 << 16

    /// Values that a body of this length may have.
    static func valueCount(forBodyOf bytes: Int) -> Int {
        (1 << 18) + bytes / 10
    }

    /// Bytes that decoded values may take.
    func decodedBytes(forBodyOf bytes: Int) -> Int {
        (8 << 20) + expansion * bytes
    }
}
