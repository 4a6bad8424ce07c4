import COpenSSL

/// The hashes of the signature methods; computed by libcrypto.
package enum Digest {
    /// HMAC-SHA1 (RFC 2104) in Base64, 28 characters.
    static func base64HMACSHA1(key: String, message: String) throws(RequestSigningError) -> String {
        let code = try hmac(EVP_sha1(), key: key, message: message)
        var encoded = [UInt8](repeating: 0, count: (code.count + 2) / 3 * 4 + 1)
        // Writes a NUL behind the text and returns the length without it.
        let count = EVP_EncodeBlock(&encoded, code, CInt(code.count))
        return String(decoding: encoded.prefix(Int(count)), as: UTF8.self)
    }

    /// HMAC-SHA256 in lower-case hexadecimal digits.
    static func hexadecimalHMACSHA256(key: String, message: String) throws(RequestSigningError) -> String {
        hexadecimal(try hmac(EVP_sha256(), key: key, message: message))
    }

    /// SHA-256 in lower-case hexadecimal digits.
    ///
    /// - Throws: `cryptography`.
    package static func hexadecimalSHA256(_ message: some Sequence<UInt8>) throws(RequestSigningError) -> String {
        let message = Array(message)
        var code = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
        var count: CUnsignedInt = 0
        guard EVP_Digest(message, message.count, &code, &count, EVP_sha256(), nil) == 1 else {
            throw RequestSigningError(.cryptography, "libcrypto can't compute SHA-256")
        }
        return hexadecimal(code.prefix(Int(count)))
    }

    /// Compares two texts in a time that depends on their lengths only, so that guessing byte by byte does not pay.
    static func isEqual(_ left: String, _ right: String) -> Bool {
        let (left, right) = (Array(left.utf8), Array(right.utf8))
        return left.count == right.count && CRYPTO_memcmp(left, right, left.count) == 0
    }

    private static func hmac(
        _ algorithm: OpaquePointer?,
        key: String,
        message: String
    ) throws(RequestSigningError) -> [UInt8] {
        let key = Array(key.utf8)
        var message = message
        var code = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
        var count: CUnsignedInt = 0
        guard let keyCount = CInt(exactly: key.count),
            message.withUTF8({ HMAC(algorithm, key, keyCount, $0.baseAddress, $0.count, &code, &count) }) != nil
        else { throw RequestSigningError(.cryptography, "libcrypto can't compute an HMAC with this key") }
        return Array(code.prefix(Int(count)))
    }

    private static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 0x0F)]] }, as: UTF8.self)
    }
}
