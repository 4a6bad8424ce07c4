public import DiagnosticsCore

/// One payload of those that make up an instance's user data.
public struct UserDataPart: Sendable {
    /// The payload.
    public let bytes: [UInt8]
    /// The name cloud-init stores it under; nil for one by its number.
    public let fileName: String?
    /// Where the user wrote it, for findings about it.
    public let position: Diagnostic.Position?

    /// A payload with its file name and place.
    public init(_ bytes: [UInt8], fileName: String? = nil, at position: Diagnostic.Position? = nil) {
        self.bytes = bytes
        self.fileName = fileName
        self.position = position
    }

    /// What the payload's first bytes say it is.
    public var kind: PayloadKind? { PayloadKind(detecting: bytes) }
}

/// When a payload is compressed.
public enum UserDataCompression: String, Sendable, CaseIterable {
    /// Not at all.
    case never
    /// Only if it would not fit otherwise.
    case auto
    /// In any case.
    case always
}
