/// Limits of user data that several of its readers keep.
public enum UserDataLimits {
    /// The most bytes that compressed payloads may expand to when they are opened, all together.
    public static let maximumExpandedBytes = 4 << 20
}
