/// An error that the platform answered with, in XML (`<Error>`) or in JSON.
public struct ServiceError: Error, Sendable, Hashable {
    /// Such as `InvalidInstanceId.NotFound`; empty if the answer has none.
    public var code: String
    /// The platform's explanation; empty if the answer has none.
    public var message: String
    /// What to quote to the platform's support.
    public var requestID: String?
    /// The host that answered.
    public var hostID: String?
    /// A link to the platform's page for this error.
    public var recommendation: String?
    /// Which permission was missing, and whose, where that is the reason.
    public var accessDenied: AccessDeniedDetail?
    /// Status of the HTTP response that carried it.
    public var httpStatus: Int?
    /// When to try again after a call that was throttled: the value of the response's header `retryAfterHeader`, a
    /// positive whole number, whose unit the platform does not state.
    public var retryAfter: Int?

    /// An error as the platform would answer it; by default one that says nothing.
    public init(
        code: String = "", message: String = "", requestID: String? = nil, hostID: String? = nil,
        recommendation: String? = nil, accessDenied: AccessDeniedDetail? = nil, httpStatus: Int? = nil,
        retryAfter: Int? = nil
    ) {
        self.code = code
        self.message = message
        self.requestID = requestID
        self.hostID = hostID
        self.recommendation = recommendation
        self.accessDenied = accessDenied
        self.httpStatus = httpStatus
        self.retryAfter = retryAfter
    }

    /// The header of a response that says when to try again after throttling, as the platform's own SDKs read it.
    public static let retryAfterHeader = "x-acs-retry-after"

    /// Reads the error out of a response body; members that it does not know are ignored.
    ///
    /// - Parameters:
    ///   - format: The format of the body; by default the one it seems to have, since gateways do not always answer in
    ///     the one asked for.
    ///   - httpStatus: Status of the response.
    ///   - header: The value of the response's header with a name, in any letter case.
    /// - Throws: ``WireDecodingError`` where the body is neither, or is no error.
    public init(
        decoding body: some Collection<UInt8>,
        format: WireFormat? = nil,
        httpStatus: Int? = nil,
        limits: DecodingLimits = DecodingLimits(),
        header: (_ name: String) -> String? = { _ in nil }
    ) throws(WireDecodingError) {
        let decoder = WireDecoder(format: format ?? WireFormat(detectedIn: body), limits: limits)
        self = try decoder.decode(ServiceError.self, from: body)
        self.readResponse(status: httpStatus, header: header)
    }

    /// Takes what a response says beside its body.
    mutating func readResponse(status: Int?, header: (_ name: String) -> String?) {
        httpStatus = status
        retryAfter = header(Self.retryAfterHeader).flatMap(Self.positiveNumber)
    }

    /// A positive number in decimal digits; `nil` for anything else.
    private static func positiveNumber(_ text: String) -> Int? {
        let isDigits = !text.isEmpty && text.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
        return isDigits ? Int(text).flatMap { $0 > 0 ? $0 : nil } : nil
    }
}

extension ServiceError: WireDecodable, WireEncodable, CustomReflectable {
    /// The members as both layouts name them, and behind them as some products spell them.
    public static var wireFields: StaticString {
        """
        Code\tcode
        Message\tmessage
        RequestId\trequestID
        HostId\thostID
        Recommend\trecommendation
        AccessDeniedDetail\taccessDenied
        code\tcode
        message\tmessage
        requestId\trequestID
        hostId\thostID
        recommend\trecommendation
        accessDeniedDetail\taccessDenied
        """
    }

    /// An error answer.
    public static var wireBody: WireBody { .error }

    /// Reads the members of either layout, in either letter case.
    public init(from node: borrowing WireNode) {
        let lowercase = 6
        func text(_ field: Int, _ node: borrowing WireNode) -> String? {
            let text = node.string(field)
            let other = node.string(field + lowercase)
            return text ?? other
        }
        self.code = text(0, node) ?? ""
        self.message = text(1, node) ?? ""
        self.requestID = text(2, node)
        self.hostID = text(3, node)
        self.recommendation = text(4, node)
        let detail = node.object(5, as: AccessDeniedDetail.self)
        self.accessDenied = detail ?? node.object(5 + lowercase, as: AccessDeniedDetail.self)
    }

    /// Writes the members that an answer has, but neither the HTTP status nor what headers say.
    public func encode(into writer: inout WireWriter) {
        writer.string(0, self.code)
        writer.string(1, self.message)
        writer.string(2, self.requestID)
        writer.string(3, self.hostID)
        writer.string(4, self.recommendation)
        writer.object(5, self.accessDenied)
    }
}

extension ServiceError: CustomStringConvertible {
    /// A mirror of the members that are set, those among them that no body has.
    public var customMirror: Mirror {
        let set: [(String, Any?)] = [
            ("code", code), ("message", message), ("requestID", requestID), ("hostID", hostID),
            ("recommendation", recommendation), ("accessDenied", accessDenied), ("httpStatus", httpStatus),
            ("retryAfter", retryAfter),
        ]
        let children = set.compactMap { label, value in value.map { (label: String?.some(label), value: $0) } }
        return Mirror(self, children: children, displayStyle: .struct)
    }

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
