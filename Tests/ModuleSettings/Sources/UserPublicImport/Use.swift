public import ECSRuntime

/// Public code of the user's with the runtime's types, beside generated types that are not.
public struct Use {
    /// A format of the runtime.
    public var format: WireFormat

    /// Reads an answer.
    public func read(_ body: [UInt8]) throws -> String? {
        _ = try WireDecoder(format: format).decode(PingResponse.self, from: body)
        return try PingRequest().queryParameters().first?.name
    }
}
