import ECSRuntime

/// Generated code that other modules of the package see too.
package struct Use {
    package var request: PingRequest

    package init(request: PingRequest) { self.request = request }

    package func read(_ body: [UInt8]) throws -> PingResponse {
        try WireDecoder(format: .json).decode(PingResponse.self, from: body)
    }

    package func actions() -> [String] { GeneratedRequests.all.map { $0.action } }
}
