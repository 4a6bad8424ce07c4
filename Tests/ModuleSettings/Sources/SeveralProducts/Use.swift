import ECSRuntime

/// Two products that have the same names.
struct Use {
    func send() throws -> [QueryParameter] { try Shop.PingRequest().queryParameters() }

    func actions() -> [String] { (Shop.GeneratedRequests.all + STS.GeneratedRequests.all).map { $0.action } }
}
