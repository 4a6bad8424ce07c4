import RequestSigning
import Testing

struct SignatureNonceTests {
    /// Gives one number again and again.
    struct Constant: RandomNumberGenerator {
        let value: UInt64
        mutating func next() -> UInt64 { value }
    }

    @Test(arguments: [
        (UInt64.min, String(repeating: "0", count: 32)), (.max, String(repeating: "f", count: 32)),
        (0xA, "000000000000000a000000000000000a"),
    ])
    func writes32Digits(number: UInt64, expected: String) {
        var generator = Constant(value: number)
        #expect(SignatureNonce.random(using: &generator) == expected)
    }

    @Test func differsEachTime() {
        #expect(Set((0..<1000).map { _ in SignatureNonce.random() }).count == 1000)
    }
}
