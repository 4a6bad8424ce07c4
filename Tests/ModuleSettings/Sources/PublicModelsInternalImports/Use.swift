import ECSRuntime

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

    /// The actions there are.
    public func actions() -> [String] { GeneratedRequests.all.map { $0.action } }
}
