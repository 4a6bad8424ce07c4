/// Signature version 1.0 of RPC-style calls (HMAC-SHA1), from exactly the parameters given: nothing is added or left out.
///
/// Rule: the method, the encoded path `/` and the encoded canonical query, joined by `&`, are signed with the secret
/// and a `&` behind it as the key. Source: the platform's page "Request signatures" of ECS 2014-05-26.
public struct RPCSignature: Sendable, Hashable {
    /// `GET&%2F&Action%3DDescribeRegions…`
    public let stringToSign: String
    /// The Base64 text that goes into the parameter `Signature`.
    public let signature: String

    /// Signs a query.
    ///
    /// - Parameters:
    ///   - method: Any text, taken as it is: `GET`.
    ///   - query: All parameters of the URL and of the form body, without `Signature`.
    ///   - accessKeySecret: The secret itself, without the `&`.
    /// - Throws: `cryptography`.
    public init(method: String, query: CanonicalQuery, accessKeySecret: String) throws(RequestSigningError) {
        stringToSign = "\(method)&%2F&\(PercentEncoding.encode(query.text))"
        signature = try Digest.base64HMACSHA1(key: accessKeySecret + "&", message: stringToSign)
    }

    /// Signs parameters in any order.
    ///
    /// - Throws: `cryptography`.
    public init(
        method: String,
        parameters: [QueryParameter],
        accessKeySecret: String
    ) throws(RequestSigningError) {
        try self.init(method: method, query: CanonicalQuery(parameters), accessKeySecret: accessKeySecret)
    }
}
