import ECSRuntime

/// Generated code beside code that imports the runtime itself.
struct Use {
    func send() throws -> [QueryParameter] { try PingRequest().queryParameters() }

    func read(_ body: [UInt8]) throws -> PingResponse {
        try WireDecoder(format: .json).decode(PingResponse.self, from: body)
    }

    func actions() -> [String] { GeneratedRequests.all.map { $0.action } }
}
