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

    /// - Parameter comesBackInXML: Whether its value can be written in XML without a loss: a list whose only item has no
    ///   members can't.
    init(action: String, _ bytes: [UInt8], _ format: WireFormat, comesBackInXML: Bool = true) throws {
        let type = try #require(GeneratedRequests.all.first { $0.action == action }, "no type for \(action)")
        self = try Self.decodeResponse(of: type, bytes, format, comesBackInXML)
    }

    private static func decodeResponse<Request: ServiceRequest>(
        of type: Request.Type, _ bytes: [UInt8], _ format: WireFormat, _ comesBackInXML: Bool
    ) throws -> DecodedBody {
        try decode(Request.Response.self, bytes, format, comesBackInXML)
    }

    private static func decode<Value: WireDecodable & WireEncodable>(
        _ type: Value.Type, _ bytes: [UInt8], _ format: WireFormat, _ comesBackInXML: Bool = true
    ) throws -> DecodedBody {
        let report = try WireDecoder(format: format).decodeReportingUnknown(type, from: bytes)
        try expectComesBack(report.value, inXML: comesBackInXML)
        return DecodedBody(json: try report.value.jsonText(), unknownPaths: report.unknownPaths)
    }

    /// Encodes a value, and expects what comes of it to decode to the same.
    private static func expectComesBack<Value: WireDecodable & WireEncodable>(
        _ value: Value, inXML: Bool
    ) throws {
        let json = try value.jsonText()
        let fromJSON = try WireDecoder(format: .json).decode(Value.self, from: json.utf8)
        #expect(try fromJSON.jsonText() == json)
        guard inXML else { return }
        let root = value is ServiceError ? "Error" : "\(Value.self)"
        let xml = try value.xmlText(root: root)
        let fromXML = try WireDecoder(format: .xml).decode(Value.self, from: xml.utf8)
        #expect(try fromXML.jsonText() == json, "\(xml)")
    }

    private init(json: String, unknownPaths: [String]) {
        self.json = json
        self.unknownPaths = unknownPaths
    }
}
