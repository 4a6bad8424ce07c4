import ECSRuntime

/// The module isolates everything to the main actor; what is generated is for everybody all the same.
struct Use {
    nonisolated func send() throws -> [QueryParameter] { try PingRequest().queryParameters() }

    nonisolated func read(_ body: [UInt8]) throws -> PingResponse {
        try WireDecoder(format: .json).decode(PingResponse.self, from: body)
    }

    nonisolated func actions() -> [String] { GeneratedRequests.all.map { $0.action } }

    /// On the main actor.
    func show(_ response: PingResponse) -> String { "\(response)" }

    @concurrent func elsewhere() async -> PingRequest { PingRequest() }
}
