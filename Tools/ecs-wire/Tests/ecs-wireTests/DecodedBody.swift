import ECSRuntime
import Testing

@testable import ecs_wire

/// A body as its generated type understands it.
struct DecodedBody {
    /// The value as JSON in wire names.
    let json: String
    let unknownPaths: [String]

    /// Decodes with the response type of the body's action, or as an error where it has none.
    ///
    /// - Throws: `WireDecodingError`.
    init(of body: SampleBody) throws {
        guard let action = body.action else {
            self = try Self.decode(ServiceError.self, body.bytes, body.format)
            return
        }
        try self.init(action: action, body.bytes, body.format)
    }

    init(action: String, _ bytes: [UInt8], _ format: WireFormat) throws {
        let type = try #require(GeneratedRequests.all.first { $0.action == action }, "no type for \(action)")
        self = try Self.decodeResponse(of: type, bytes, format)
    }

    private static func decodeResponse<Request: ServiceRequest>(
        of type: Request.Type, _ bytes: [UInt8], _ format: WireFormat
    ) throws -> DecodedBody {
        guard let response = Request.Response.self as? any (WireDecodable & WireEncodable).Type else {
            throw NotEncodable()
        }
        return try decode(response, bytes, format)
    }

    private static func decode<Value: WireDecodable & WireEncodable>(
        _ type: Value.Type, _ bytes: [UInt8], _ format: WireFormat
    ) throws -> DecodedBody {
        let report = try WireDecoder(format: format).decodeReportingUnknown(type, from: bytes)
        return DecodedBody(json: try report.value.jsonText(), unknownPaths: report.unknownPaths)
    }

    /// A response type that was generated without `decodableRequests`.
    private struct NotEncodable: Error {}

    private init(json: String, unknownPaths: [String]) {
        self.json = json
        self.unknownPaths = unknownPaths
    }
}
