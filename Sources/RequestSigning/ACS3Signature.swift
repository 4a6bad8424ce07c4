import ExactText

/// Signature `ACS3-HMAC-SHA256` (version 3), from exactly the request given: nothing is added or left out.
///
/// Rule: method, path, canonical query, the signed headers, their names and the hash of the body make the canonical
/// request; its SHA-256 is signed with the bare secret. Source: the platform's page "V3 request body and signature".
public struct ACS3Signature: Sendable, Hashable {
    /// Method, path, query, signed headers (each with its own line break), their names and the hash of the body, with a
    /// line break between each two.
    public let canonicalRequest: String
    /// `ACS3-HMAC-SHA256` and, on a line of its own, the hash of the canonical request.
    public let stringToSign: String
    /// The names of the signed headers: `host;x-acs-action;x-acs-date`.
    public let signedHeaders: String
    /// 64 lower-case hexadecimal digits.
    public let signature: String
    /// The value of the header `Authorization`.
    public let authorization: String

    /// The name of the algorithm on the wire.
    private static let algorithm = "ACS3-HMAC-SHA256"

    /// Signs a request.
    ///
    /// Of the headers `host`, `content-type` and all of `x-acs-` are signed, in lower case; those with one name are
    /// joined by `,` in the order given.
    ///
    /// - Parameters:
    ///   - method: Any text, taken as it is: `POST`.
    ///   - path: The path as the URL has it, encoded; `/` for RPC-style calls.
    ///   - parameters: The parameters of the URL, in any order.
    ///   - headers: All headers of the request. `x-acs-security-token` is not added.
    ///   - hashedPayload: See `hashedPayload(of:)`; also the value of the header `x-acs-content-sha256`.
    ///   - credentials: The access key to sign with.
    /// - Throws: `invalidHeader`, `cryptography`.
    public init(
        method: String,
        path: String = "/",
        parameters: [QueryParameter],
        headers: [HeaderField],
        hashedPayload: String,
        credentials: Credentials
    ) throws(RequestSigningError) {
        let signed = try Self.signedFields(of: headers)
        signedHeaders = signed.map(\.name).joined(separator: ";")
        canonicalRequest = [
            method,
            path,
            CanonicalQuery(parameters).text,
            signed.map { "\($0.name):\($0.value)\n" }.joined(),
            signedHeaders,
            hashedPayload,
        ].joined(separator: "\n")
        stringToSign = "\(Self.algorithm)\n\(try Digest.hexadecimalSHA256(canonicalRequest.utf8))"
        signature = try Digest.hexadecimalHMACSHA256(key: credentials.accessKeySecret, message: stringToSign)
        authorization =
            "\(Self.algorithm) Credential=\(credentials.accessKeyID),SignedHeaders=\(signedHeaders),"
            + "Signature=\(signature)"
    }

    /// The SHA-256 of a body in lower-case hexadecimal digits; a request without body has the hash of no bytes.
    ///
    /// - Throws: `cryptography`.
    public static func hashedPayload(of body: some Sequence<UInt8>) throws(RequestSigningError) -> String {
        try Digest.hexadecimalSHA256(body)
    }

    /// The headers that are signed: lower-case names, each once, in order; values trimmed.
    private static func signedFields(of headers: [HeaderField]) throws(RequestSigningError) -> [HeaderField] {
        var values: [ExactText: [String]] = [:]
        for header in headers {
            guard !header.name.isEmpty, header.name.utf8.allSatisfy(isNameCharacter),
                header.value.utf8.allSatisfy(isValueByte)
            else {
                throw RequestSigningError(.invalidHeader, "a header has a character that HTTP does not allow there")
            }
            let name = header.name.asciiLowercased
            guard name == "host" || name == "content-type" || name.hasExactPrefix("x-acs-") else { continue }
            values[ExactText(name), default: []].append(trimmed(header.value))
        }
        return values.keys.sorted().map { name in
            HeaderField(name: name.text, value: (values[name] ?? []).joined(separator: ","))
        }
    }

    /// The characters of a token, RFC 9110 section 5.6.2.
    private static func isNameCharacter(_ byte: UInt8) -> Bool {
        byte.isASCIIAlphanumeric || "!#$%&'*+-.^_`|~".utf8.contains(byte)
    }

    /// Anything but control characters; a line break would forge another line of the canonical request.
    private static func isValueByte(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "\t") || (byte >= UInt8(ascii: " ") && byte != 0x7F)
    }

    /// A value without spaces and tabs around it.
    private static func trimmed(_ value: String) -> String {
        let isBlank: (UInt8) -> Bool = { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
        let bytes = value.utf8
        guard let first = bytes.firstIndex(where: { !isBlank($0) }), let last = bytes.lastIndex(where: { !isBlank($0) })
        else { return "" }
        return String(value[first...last])
    }
}
