import ECSRuntime

/// Generated code that others see too.
public struct Use {
    public var request: PingRequest

    public init(request: PingRequest) { self.request = request }

    public func read(_ body: [UInt8]) throws -> PingResponse {
        try WireDecoder(format: .json).decode(PingResponse.self, from: body)
    }

    public func actions() -> [String] { GeneratedRequests.all.map { $0.action } }
}
