/// What processors a family of instances has, or a family of images is made for.
public enum Architecture: String, Sendable, CaseIterable {
    case x86_64
    /// 32 bits, which processors of `x86_64` run too.
    case i386
    case arm64

    /// Whether an image for another architecture starts on processors of this one.
    public func runs(_ image: Architecture) -> Bool {
        self == image || self == .x86_64 && image == .i386
    }
}
