/// An error that the platform answered with, in XML (`<Error>`) or in JSON.
public struct ServiceError: Error, Sendable, Hashable {
    /// Such as `InvalidInstanceId.NotFound`; empty if the answer has none.
    public var code = ""
    /// The platform's explanation; empty if the answer has none.
    public var message = ""
    /// What to quote to the platform's support.
    public var requestID: String?
    /// The host that answered.
    public var hostID: String?
    /// A link to the platform's page for this error.
    public var recommendation: String?
    /// Status of the HTTP response that carried it.
    public var httpStatus: Int?

    /// An error that says nothing yet.
    public init() {}

    /// Reads the error out of a response body; members that it does not know are ignored.
    ///
    /// - Parameters:
    ///   - format: The format of the body; by default the one it seems to have, since gateways do not always answer in
    ///     the one asked for.
    ///   - httpStatus: Status of the response.
    /// - Throws: ``WireDecodingError`` where the body is neither.
    public init(
        decoding body: some Collection<UInt8>,
        format: WireFormat? = nil,
        httpStatus: Int? = nil,
        limits: DecodingLimits = DecodingLimits()
    ) throws(WireDecodingError) {
        let decoder = WireDecoder(format: format ?? WireFormat(detectedIn: body), limits: limits)
        self = try decoder.decode(ServiceError.self, from: body)
        self.httpStatus = httpStatus
    }
}

extension ServiceError: WireDecodable, WireEncodable {
    /// The members as both layouts name them.
    public static var wireNames: StaticString {
        """
        Code
        Message
        RequestId
        HostId
        Recommend
        """
    }

    /// Reads the members of either layout.
    public init(from node: borrowing WireNode) {
        self.code = node.string(0) ?? ""
        self.message = node.string(1) ?? ""
        self.requestID = node.string(2)
        self.hostID = node.string(3)
        self.recommendation = node.string(4)
    }

    /// Writes the members that an answer has, but not the HTTP status.
    public func encode(into writer: inout WireWriter) {
        writer.string("Code", self.code)
        writer.string("Message", self.message)
        writer.string("RequestId", self.requestID)
        writer.string("HostId", self.hostID)
        writer.string("Recommend", self.recommendation)
    }
}

extension ServiceError: CustomStringConvertible {
    /// One line: code, status, message and request.
    public var description: String {
        var text = code.isEmpty ? "error without a code" : code
        if let httpStatus {
            text += " (HTTP \(httpStatus))"
        }
        if !message.isEmpty {
            text += ": \(message)"
        }
        if let requestID {
            text += " [request \(requestID)]"
        }
        return text
    }
}
