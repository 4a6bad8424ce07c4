import ExactText

/// Names and fixed values of the parameters that every signed call has.
enum CommonParameter {
    static let accessKeyID = "AccessKeyId"
    static let action = "Action"
    static let format = "Format"
    static let securityToken = "SecurityToken"
    static let signature = "Signature"
    static let signatureMethod = "SignatureMethod"
    static let signatureNonce = "SignatureNonce"
    static let signatureVersion = "SignatureVersion"
    static let timestamp = "Timestamp"
    static let version = "Version"

    /// What an unsigned request does not have.
    static let ofSignature = [
        accessKeyID, signature, signatureMethod, signatureNonce, signatureVersion, timestamp,
    ]

    /// All of them.
    static let all = ofSignature + [action, format, securityToken, version]

    /// Whether a name is one of `all`.
    static func isCommon(_ name: String) -> Bool {
        let count = name.utf8.count
        return all.contains { $0.utf8.count == count && name.isExactly($0) }
    }

    /// The only value of `SignatureMethod` that version 1.0 is signed with here.
    static let hmacSHA1 = "HMAC-SHA1"
    /// The only value of `SignatureVersion` that is a parameter.
    static let version1 = "1.0"
}
