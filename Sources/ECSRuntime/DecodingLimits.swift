/// How much of a body a decoder accepts before it refuses it with `WireDecodingError.Code.limitExceeded`.
///
/// The defaults are those of the command line tools. Values above the documented maximum count as the maximum.
public struct DecodingLimits: Sendable, Hashable {
    /// Bytes of a body; at most 1 GiB.
    public var bodyBytes = 64 << 20
    /// Levels of objects, lists or elements; at most 256, so that decoding cannot exhaust a thread's stack.
    public var nesting = 64
    /// Bytes of a single text; at most 256 MiB.
    public var textBytes = 10 << 20

    /// The defaults.
    public init() {}

    var effective: DecodingLimits {
        var limits = self
        limits.bodyBytes = min(bodyBytes, 1 << 30)
        limits.nesting = min(nesting, 256)
        limits.textBytes = min(textBytes, TreeNode.largestLength)
        return limits
    }
}
