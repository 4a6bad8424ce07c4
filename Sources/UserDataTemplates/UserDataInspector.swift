import Deflate

/// A payload found inside user data.
public struct InspectedPayload: Sendable {
    /// What it is; nil if nothing says so.
    public let kind: PayloadKind?
    /// The name it has in the archive it came from.
    public let fileName: String?
    /// What was opened to get to it, outermost first: `base64`, `gzip`, `multipart`.
    public let wrappings: [String]
    /// The payload itself.
    public let bytes: [UInt8]
}

/// User data that can't be opened.
public struct UserDataUnreadable: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong, lower case, without a final full stop.
    public let description: String

    init(_ description: String) { self.description = description }
}

/// Takes user data apart again.
public enum UserDataInspector {
    /// The payloads in user data that is given as it is or as Base64, in the order an instance would see them.
    ///
    /// What is taken apart: Base64, gzip, MIME multipart, each in the others; bounded by
    /// `UserDataAssembler.maximumExpandedBytes`.
    public static func inspect(_ bytes: [UInt8]) throws(UserDataUnreadable) -> [InspectedPayload] {
        if PayloadKind(detecting: bytes) == nil, let decoded = Base64.decode(bytes), !decoded.isEmpty {
            return try open(decoded, wrappings: ["base64"])
        }
        return try open(bytes)
    }

    /// The payloads in user data that is given as it is.
    static func open(
        _ bytes: [UInt8],
        kind: PayloadKind? = nil,
        fileName: String? = nil,
        wrappings: [String] = []
    ) throws(UserDataUnreadable) -> [InspectedPayload] {
        guard wrappings.count < 8 else { throw UserDataUnreadable("payloads are wrapped too often") }
        switch kind ?? PayloadKind(detecting: bytes) {
        case .gzip:
            return try open(expanded(bytes), fileName: fileName, wrappings: wrappings + ["gzip"])
        case .multipart:
            var payloads: [InspectedPayload] = []
            var total = 0
            for part in try MultipartArchive.read(bytes) {
                let kind = PayloadKind(contentType: part.contentType)
                payloads += try open(
                    part.bytes,
                    kind: kind,
                    fileName: part.fileName,
                    wrappings: wrappings + ["multipart"]
                )
                total = payloads.reduce(0) { $0 + $1.bytes.count }
                guard total <= UserDataAssembler.maximumExpandedBytes else { throw tooLarge }
            }
            return payloads
        case let kind:
            return [InspectedPayload(kind: kind, fileName: fileName, wrappings: wrappings, bytes: bytes)]
        }
    }

    private static func expanded(_ bytes: [UInt8]) throws(UserDataUnreadable) -> [UInt8] {
        do {
            return try Gzip.decompress(bytes, limit: UserDataAssembler.maximumExpandedBytes)
        } catch {
            switch error {
            case .tooLarge: throw tooLarge
            case .truncated: throw UserDataUnreadable("the gzip data ends too early")
            case .malformed(let fault): throw UserDataUnreadable("the gzip data is malformed: \(fault)")
            }
        }
    }

    private static let tooLarge = UserDataUnreadable(
        "it expands to more than \(UserDataAssembler.maximumExpandedBytes) bytes"
    )
}

extension PayloadKind {
    /// The kind a part of a multipart archive is declared to be; nil where its first bytes decide.
    init?(contentType: String) {
        let kinds = Self.allCases.filter { $0.contentType == contentType && $0 != .script }
        guard let kind = kinds.first else { return nil }
        self = kind
    }
}
