/// A request as HTTP sends it. It holds the signature and any token, so whoever has it may call in the user's name.
public struct RequestMessage: Sendable, Hashable {
    /// GET or POST.
    public let method: RequestMethod
    /// The whole URL, encoded.
    public let url: String
    /// What must be sent beyond what every client adds.
    public let headers: [HeaderField]
    /// The form body of a POST.
    public let body: String?

    /// Puts an encoded query into the URL or the body.
    init(method: RequestMethod, host: String, query: String) throws(RequestSigningError) {
        guard !host.isEmpty, host.utf8.allSatisfy(Self.isHostCharacter) else {
            throw RequestSigningError(.invalidHost, "the endpoint is not a host name with an optional port")
        }
        self.method = method
        switch method {
        case .get:
            url = "https://\(host)/?\(query)"
            headers = []
            body = nil
        case .post:
            url = "https://\(host)/"
            headers = [HeaderField(name: "Content-Type", value: "application/x-www-form-urlencoded")]
            body = query
        }
    }

    /// Letters, digits, `-._` and, for ports and IPv6 addresses, `:[]`: nothing that could end the host in a URL.
    private static func isHostCharacter(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "-._:[]".utf8.contains(byte)
        }
    }
}
