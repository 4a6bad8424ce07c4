/// Why a body could not be decoded, and where.
public struct WireDecodingError: Error, Sendable, Equatable {
    /// The kind of failure; more may be added.
    public struct Code: Sendable, Hashable, CustomStringConvertible {
        /// The body is not well-formed XML or JSON, or uses what is refused, such as a document type.
        public static let malformed = Code(description: "malformed")
        /// The body is over one of ``DecodingLimits``.
        public static let limitExceeded = Code(description: "limitExceeded")
        /// A value can't be what its declared type asks for.
        public static let invalidValue = Code(description: "invalidValue")
        /// A required value is not there.
        public static let missingValue = Code(description: "missingValue")

        /// The name of the code.
        public let description: String
    }

    /// The kind of failure.
    public let code: Code
    /// What is wrong, without the place.
    public let message: String
    /// Bytes from the start of the body, for `malformed` and `limitExceeded`.
    public let offset: Int?
    /// The value in wire names, such as `$.Instances.Instance[3].Cpu`, for `invalidValue` and `missingValue`.
    public let path: String?

    static func malformed(_ message: String, at offset: Int) -> WireDecodingError {
        WireDecodingError(code: .malformed, message: message, offset: offset, path: nil)
    }

    static func limitExceeded(_ message: String, at offset: Int) -> WireDecodingError {
        WireDecodingError(code: .limitExceeded, message: message, offset: offset, path: nil)
    }
}

extension WireDecodingError: CustomStringConvertible {
    /// One line: the place, then what is wrong.
    public var description: String {
        if let path {
            return "\(path): \(message)"
        }
        if let offset {
            return "byte \(offset): \(message)"
        }
        return message
    }
}
