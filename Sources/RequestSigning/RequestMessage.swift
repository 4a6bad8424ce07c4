import ExactText

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

    /// The type of a form body.
    static let formType = HeaderField(name: "Content-Type", value: "application/x-www-form-urlencoded")

    /// Puts an encoded query into the URL or the body.
    ///
    /// - Parameter headers: What is sent beside the type of the body.
    /// - Throws: `invalidHost`.
    init(
        method: RequestMethod, scheme: RequestScheme, host: String, query: String, headers: [HeaderField] = []
    ) throws(RequestSigningError) {
        guard !host.isEmpty else { throw RequestSigningError(.invalidHost, "the host is empty") }
        guard Self.isHost(host) else {
            throw RequestSigningError(.invalidHost, "the endpoint is not a host name with an optional port")
        }
        self.method = method
        let root = "\(scheme.rawValue)://\(host)/"
        switch method {
        case .get:
            url = query.isEmpty ? root : "\(root)?\(query)"
            self.headers = headers
            body = nil
        case .post:
            url = root
            self.headers = [Self.formType] + headers
            body = query
        }
    }

    /// Whether a text is a host name, an IPv4 address or an IPv6 address in brackets, with an optional port from 1 to
    /// 65535: nothing that could end the host in a URL (RFC 3986, section 3.2.2, without escapes).
    public static func isHost(_ text: String) -> Bool {
        var name = text.utf8[...]
        if let colon = name.lastIndex(of: UInt8(ascii: ":")), !name[colon...].contains(UInt8(ascii: "]")) {
            let port = name[colon...].dropFirst()
            let value = port.reduce(0) { value, byte in
                value > 65535 || !byte.isASCIIDigit ? 65536 : value * 10 + Int(byte - 0x30)
            }
            guard (1...65535).contains(value) else { return false }
            name = name[..<colon]
        }
        guard name.first != UInt8(ascii: "[") else {
            return name.count > 3 && name.last == UInt8(ascii: "]")
                && name.dropFirst().dropLast().allSatisfy { byte in
                    byte.isASCIIDigit || (0x61...0x66).contains(byte | 0x20) || ":.".utf8.contains(byte)
                }
        }
        // A name may end with the dot of the root.
        if name.last == UInt8(ascii: ".") { name.removeLast() }
        return name.count <= 253
            && name.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { label in
                (1...63).contains(label.count)
                    && label.allSatisfy { byte in
                        byte.isASCIIAlphanumeric || "-_".utf8.contains(byte)
                    }
            }
    }
}
