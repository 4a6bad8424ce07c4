/// Names and fixed values of the parameters that every signed call has.
enum CommonParameter {
    static let accessKeyID = "AccessKeyId"
    static let format = "Format"
    static let securityToken = "SecurityToken"
    static let signature = "Signature"
    static let signatureMethod = "SignatureMethod"
    static let signatureNonce = "SignatureNonce"
    static let signatureVersion = "SignatureVersion"
    static let timestamp = "Timestamp"

    /// What an unsigned request does not have.
    static let ofSignature = [
        accessKeyID, signature, signatureMethod, signatureNonce, signatureVersion, timestamp,
    ]

    /// The only value of `SignatureMethod` that this module signs.
    static let hmacSHA1 = "HMAC-SHA1"
    /// The only value of `SignatureVersion` that this module signs.
    static let version1 = "1.0"
}
