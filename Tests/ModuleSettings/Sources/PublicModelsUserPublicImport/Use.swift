public import ECSRuntime

/// Generated code that others see too.
public struct Use {
    /// What is sent.
    public var request: PingRequest

    /// Holds a request.
    public init(request: PingRequest) { self.request = request }

    /// Reads an answer.
    public func read(_ body: [UInt8]) throws -> PingResponse {
        try WireDecoder(format: .json).decode(PingResponse.self, from: body)
    }

    /// A format of the runtime.
    public var format: WireFormat { .json }
}
