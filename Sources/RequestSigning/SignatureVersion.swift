/// How a request is signed.
public enum SignatureVersion: String, Sendable, Hashable, CaseIterable {
    /// HMAC-SHA1 over the parameters (``RPCSignature``). The signature is one of them, so that a URL alone is a request.
    case v1
    /// `ACS3-HMAC-SHA256` over the whole request (``ACS3Signature``). It stands in headers.
    case v3
}
