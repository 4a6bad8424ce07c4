import ByteFormats

/// What an instance gets as `UserData`: the bytes, and the Base64 text that is sent.
public struct UserDataBlob: Sendable, Hashable {
    /// The most bytes that the platform takes, counted before Base64 (ECS documentation from 2024 on).
    public static let maximumBytes = 32_768
    /// The limit in the documentation until 2021, which older regions may still hold to.
    public static let olderMaximumBytes = 16_384

    /// The payload as the instance sees it.
    public let bytes: [UInt8]

    /// A payload.
    public init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The value of the parameter `UserData`: Base64 without a line break.
    public var base64: String { Base64.encode(bytes) }

    /// What the payload's first bytes say it is.
    public var kind: PayloadKind? { PayloadKind(detecting: bytes) }

    /// How the size stands to the limits.
    public enum SizeCheck: Sendable, Hashable {
        /// Within every documented limit.
        case fits
        /// Within today's limit only.
        case aboveOlderLimit
        /// Refused by the platform.
        case tooLarge
    }

    /// How the size stands to the limits.
    public var sizeCheck: SizeCheck {
        if bytes.count > Self.maximumBytes { return .tooLarge }
        return bytes.count > Self.olderMaximumBytes ? .aboveOlderLimit : .fits
    }
}
