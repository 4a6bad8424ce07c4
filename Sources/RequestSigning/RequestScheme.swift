import ExactText

/// What a request is sent over.
public enum RequestScheme: String, Sendable, Hashable, CaseIterable {
    /// HTTP over TLS.
    case https
    /// Bare HTTP, for an endpoint on the same machine such as a test's: whoever is on the way can read the request, and
    /// send it too.
    case http

    /// What clients send as the header `Host`: without the scheme's own port.
    func hostHeader(_ host: String) -> String {
        let port = self == .https ? ":443" : ":80"
        return host.hasExactSuffix(port)
            ? String(host[..<host.utf8.index(host.endIndex, offsetBy: -port.utf8.count)]) : host
    }
}
