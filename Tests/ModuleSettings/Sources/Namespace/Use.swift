import ECSRuntime

/// A type of the user's with the name of a generated one.
struct Buy {
    let request = Shop.PingRequest()

    func actions() -> [String] { Shop.GeneratedRequests.all.map { $0.action } }
}
