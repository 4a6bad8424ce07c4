/// Why a request could not be signed, or a signature not be checked.
public struct RequestSigningError: Error, Sendable, CustomStringConvertible {
    /// The kind of fault; more kinds may come.
    public struct Code: Sendable, Hashable, CustomStringConvertible {
        private enum Kind: Sendable, Hashable {
            case invalidTimestamp, invalidHost, invalidHeader, incompleteCredentials, invalidClientToken
            case conflictingParameter, emptyParameter, missingParameter, repeatedParameter
            case malformedQuery, unsupportedSignature, cryptography
        }

        private let kind: Kind

        /// A text that is no time of RFC 3339, or a time outside the years 1 to 9999.
        public static let invalidTimestamp = Code(kind: .invalidTimestamp)
        /// A host that is empty, or has characters that no host has.
        public static let invalidHost = Code(kind: .invalidHost)
        /// A header name or value that HTTP can't carry.
        public static let invalidHeader = Code(kind: .invalidHeader)
        /// An empty access key id, secret, token or nonce.
        public static let incompleteCredentials = Code(kind: .incompleteCredentials)
        /// A token that is empty, longer than 64 bytes, or not of printable ASCII characters.
        public static let invalidClientToken = Code(kind: .invalidClientToken)
        /// A given parameter that contradicts another, or how the request is signed.
        public static let conflictingParameter = Code(kind: .conflictingParameter)
        /// A query or form body that can't be read; `offset` says where.
        public static let malformedQuery = Code(kind: .malformedQuery)
        /// A parameter that every call has, `Action` say, is given without a value.
        public static let emptyParameter = Code(kind: .emptyParameter)
        /// A call to sign lacks `Action` or `Version`, or a request to verify a parameter of the signature.
        public static let missingParameter = Code(kind: .missingParameter)
        /// A call to sign has a parameter that every call has twice, or a request to verify any of its own.
        public static let repeatedParameter = Code(kind: .repeatedParameter)
        /// A request to verify is signed by another method.
        public static let unsupportedSignature = Code(kind: .unsupportedSignature)
        /// libcrypto refused.
        public static let cryptography = Code(kind: .cryptography)

        /// The name of the kind.
        public var description: String { String(describing: kind) }
    }

    /// The kind of fault.
    public let code: Code
    /// The fault in words, one line; never a secret.
    public let message: String
    /// For `malformedQuery`: bytes from the start of the URL, query or body that was given.
    public let offset: Int?

    /// The fault in words.
    public var description: String { message }

    init(_ code: Code, _ message: String, offset: Int? = nil) {
        self.code = code
        self.message = message
        self.offset = offset
    }

    init(_ fault: QuerySyntaxError, in part: String) {
        self.init(.malformedQuery, "\(part): \(fault)", offset: fault.offset)
    }
}
