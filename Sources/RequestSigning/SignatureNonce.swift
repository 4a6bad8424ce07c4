/// Makes the values that let a service refuse a request it has seen before.
public enum SignatureNonce {
    /// 128 random bits from the system's generator as 32 hexadecimal digits.
    public static func random() -> String {
        var generator = SystemRandomNumberGenerator()
        return random(using: &generator)
    }

    /// 128 bits of a generator as 32 hexadecimal digits.
    public static func random(using generator: inout some RandomNumberGenerator) -> String {
        let halves: [UInt64] = [generator.next(), generator.next()]
        return halves.map { half in
            let digits = String(half, radix: 16)
            return String(repeating: "0", count: 16 - digits.utf8.count) + digits
        }.joined()
    }

    /// - Throws: `incompleteCredentials` for one that is empty.
    static func check(_ nonce: String) throws(RequestSigningError) {
        if nonce.isEmpty { throw RequestSigningError(.incompleteCredentials, "the signature nonce is empty") }
    }
}
