extension WireDecoder {
    /// Decodes the answer to an action as it came over HTTP.
    ///
    /// - Parameters:
    ///   - status: The status of the HTTP response.
    ///   - header: The value of the response's header with a name, in any letter case.
    /// - Throws: ``ServiceError`` for what is none of the action's answers, with the status: an error of the platform, the
    ///   page of a gateway, an answer to another action, a status that is no success. ``WireDecodingError`` for an answer
    ///   that is damaged, over a limit, or has values that do not fit.
    public func decode<Response: ServiceResponse>(
        _ type: Response.Type,
        from body: some Collection<UInt8>,
        status: Int,
        header: (_ name: String) -> String? = { _ in nil }
    ) throws -> Response {
        let isBlank = body.allSatisfy(isWhitespace)
        let seemingFormat = isBlank ? format : WireFormat(detectedIn: body)
        guard (200..<300).contains(status), seemingFormat == format else {
            throw serviceError(in: body, format: seemingFormat, status: status, header: header)
        }
        do throws(WireDecodingError) {
            return try decode(type, from: body)
        } catch {
            switch error.code {
            case .errorAnswer: throw serviceError(in: body, format: format, status: status, header: header)
            case .otherAnswer: throw Self.serviceError(error.message, status: status, header: header)
            default: throw error
            }
        }
    }

    /// The error that a body has, or where it has none, one that says so.
    private func serviceError(
        in body: some Collection<UInt8>, format: WireFormat, status: Int, header: (_ name: String) -> String?
    ) -> ServiceError {
        do throws(WireDecodingError) {
            return try ServiceError(
                decoding: body, format: format, httpStatus: status, limits: limits, header: header
            )
        } catch {
            return Self.serviceError(
                "the body is no answer of the service: \(error)", status: status, header: header)
        }
    }

    /// An error that the body has no words for.
    private static func serviceError(
        _ message: String, status: Int, header: (_ name: String) -> String?
    ) -> ServiceError {
        var error = ServiceError(message: message)
        error.readResponse(status: status, header: header)
        return error
    }
}
