/// What checking the signature of a request found.
public struct SignatureVerification: Sendable, Hashable {
    /// Whether the signature is the one that the secret gives.
    public let isValid: Bool
    /// The text that the signature must be made of.
    public let stringToSign: String
    /// All parameters of the request but `Signature`, in canonical order.
    public let parameters: [QueryParameter]

    /// Recomputes a signature of version 1.0.
    ///
    /// - Parameters:
    ///   - method: The HTTP method, as sent: `GET`.
    ///   - url: The URL; only its query counts.
    ///   - formBody: The body of a POST with a form. Its parameters are signed like those of the URL.
    ///   - accessKeySecret: The secret that belongs to the `AccessKeyId`.
    /// - Throws: `malformedQuery`, `missingParameter`, `repeatedParameter`, `unsupportedSignature`, `cryptography`.
    public init(
        method: String,
        url: String,
        formBody: String? = nil,
        accessKeySecret: String
    ) throws(RequestSigningError) {
        let all = try Self.parse(url: url) + Self.parse(formBody: formBody ?? "")
        let given = try Self.signatureParameters(of: all)
        guard given[CommonParameter.signatureMethod] == CommonParameter.hmacSHA1,
            given[CommonParameter.signatureVersion] == CommonParameter.version1
        else {
            throw RequestSigningError(
                .unsupportedSignature,
                "only SignatureMethod=HMAC-SHA1 with SignatureVersion=1.0 can be verified"
            )
        }
        parameters = all.filter { !$0.isNamed(CommonParameter.signature) }.sorted { $0.precedes($1) }
        let expected = try RPCSignature(method: method, parameters: parameters, accessKeySecret: accessKeySecret)
        stringToSign = expected.stringToSign
        isValid = Digest.isEqual(expected.signature, given[CommonParameter.signature] ?? "")
    }

    /// The parameters that every signed request has exactly once, by name.
    private static func signatureParameters(
        of parameters: [QueryParameter]
    ) throws(RequestSigningError) -> [String: String] {
        var values: [String: String] = [:]
        var missing: [String] = []
        for name in CommonParameter.ofSignature {
            let found = parameters.filter { $0.isNamed(name) }
            if found.count > 1 {
                throw RequestSigningError(.repeatedParameter, "the parameter '\(name)' is given \(found.count) times")
            }
            if let parameter = found.first { values[name] = parameter.value } else { missing.append(name) }
        }
        guard missing.isEmpty else {
            throw RequestSigningError(
                .missingParameter,
                "the request is not signed: it has no \(missing.joined(separator: ", "))"
            )
        }
        return values
    }

    private static func parse(url: String) throws(RequestSigningError) -> [QueryParameter] {
        do { return try QueryString.parse(url: url) } catch { throw RequestSigningError(error, in: "the URL") }
    }

    private static func parse(formBody: String) throws(RequestSigningError) -> [QueryParameter] {
        do { return try QueryString.parse(formBody, as: .form) } catch {
            throw RequestSigningError(error, in: "the body")
        }
    }
}
