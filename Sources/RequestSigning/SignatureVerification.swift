import ExactText

/// What checking the signature of a request found.
public struct SignatureVerification: Sendable, Hashable {
    /// Whether the signature is the one that the secret gives.
    public let isValid: Bool
    /// The text that the signature must be made of.
    public let stringToSign: String
    /// All parameters of the request but `Signature`, in canonical order.
    public let parameters: [QueryParameter]
    /// What in the writing of the URL may be why a signature does not verify, or is to be known of it; one line each.
    public let remarks: [String]

    /// Recomputes a signature of version 1.0.
    ///
    /// - Parameters:
    ///   - method: The HTTP method, as sent: `GET`.
    ///   - url: The URL; only its query counts.
    ///   - formBody: The body of a POST with a form. Its parameters are signed like those of the URL.
    ///   - accessKeySecret: The secret that belongs to the `AccessKeyId`.
    /// - Throws: `malformedQuery`, `missingParameter`, `repeatedParameter` (whichever of two values the service took, the
    ///   other would pass as signed), `unsupportedSignature`, `cryptography`.
    public init(
        method: String,
        url: String,
        formBody: String? = nil,
        accessKeySecret: String
    ) throws(RequestSigningError) {
        let all = (try Self.parse(url: url) + Self.parse(formBody: formBody ?? "")).inCanonicalOrder()
        try Self.refuseRepeated(all)
        let given = try Self.signatureParameters(of: all)
        guard given[ExactText(CommonParameter.signatureMethod)] == CommonParameter.hmacSHA1,
            given[ExactText(CommonParameter.signatureVersion)] == CommonParameter.version1
        else {
            throw RequestSigningError(
                .unsupportedSignature,
                "only SignatureMethod=HMAC-SHA1 with SignatureVersion=1.0 can be verified"
            )
        }
        parameters = all.filter { !$0.isNamed(CommonParameter.signature) }
        let expected = try RPCSignature(method: method, parameters: parameters, accessKeySecret: accessKeySecret)
        stringToSign = expected.stringToSign
        isValid = Digest.isEqual(expected.signature, given[ExactText(CommonParameter.signature)] ?? "")
        remarks = URLRemarks.of(url)
    }

    /// How far the `Timestamp` of a request may be from the service's clock, in seconds. Source: the platform's page
    /// "Request signatures".
    private static let tolerance: Int64 = 15 * 60

    /// What is to be said of the request's age at a moment, one line; nil where the service takes it.
    public func remarkOnAge(at now: Timestamp) -> String? {
        guard let text = parameters.first(where: { $0.isNamed(CommonParameter.timestamp) })?.value else { return nil }
        guard let timestamp = try? Timestamp(parsing: text) else {
            return "the Timestamp '\(text)' is no time, so the service refuses the request"
        }
        let age = now.secondsSinceEpoch - timestamp.secondsSinceEpoch
        guard abs(age) > Self.tolerance else { return nil }
        return "the Timestamp \(text) is more than 15 minutes \(age > 0 ? "old" : "ahead"), so the service refuses the "
            + "request, however it is signed"
    }

    /// Refuses names that are given several times.
    ///
    /// - Parameter parameters: In canonical order, so that those of one name stand together.
    private static func refuseRepeated(_ parameters: [QueryParameter]) throws(RequestSigningError) {
        var repeated: [String] = []
        var rest = parameters[...]
        while let name = rest.first?.name {
            let others = rest.drop { $0.isNamed(name) }
            if rest.count - others.count > 1 {
                repeated.append("'\(name)' is given \(rest.count - others.count) times")
            }
            rest = others
        }
        guard !repeated.isEmpty else { return }
        let names = repeated.joined(separator: ", ")
        throw RequestSigningError(
            .repeatedParameter, repeated.count == 1 ? "the parameter \(names)" : "parameters are repeated: \(names)"
        )
    }

    /// The parameters that every signed request has, by name.
    private static func signatureParameters(
        of parameters: [QueryParameter]
    ) throws(RequestSigningError) -> [ExactText: String] {
        var values: [ExactText: String] = [:]
        var missing: [String] = []
        for name in CommonParameter.ofSignature {
            if let parameter = parameters.first(where: { $0.isNamed(name) }) {
                values[ExactText(name)] = parameter.value
            } else {
                missing.append(name)
            }
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
