import Testing

@testable import RequestSigning

struct DigestTests {
    /// RFC 2202 section 3, in Base64; cases 3, 4, 6 and 7 have bytes that no text holds.
    @Test(arguments: [
        (String(repeating: "\u{0B}", count: 20), "Hi There", "thcxhlUFcmTii8C2+zeMjvFGvgA="),
        ("Jefe", "what do ya want for nothing?", "7/zfauXrL6LSdBbV8YTfnCWafHk="),
        (
            String(repeating: "\u{0C}", count: 20), "Test With Truncation", "TBoDQktV4H/n8nvh1Yu5MkqaWgQ="
        ),
    ])
    func computesHMACSHA1(key: String, message: String, expected: String) throws {
        #expect(try Digest.base64HMACSHA1(key: key, message: message) == expected)
    }

    /// RFC 4231, test case 2.
    @Test func computesHMACSHA256() throws {
        let code = try Digest.hexadecimalHMACSHA256(key: "Jefe", message: "what do ya want for nothing?")
        #expect(code == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
    }

    @Test func takesEmptyInput() throws {
        #expect(try Digest.base64HMACSHA1(key: "", message: "") == "+9sdGxiqbAgyS31ktx+3Y3BpDh0=")
        #expect(
            try Digest.hexadecimalSHA256([]) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        )
        #expect(
            try Digest.hexadecimalSHA256("abc".utf8)
                == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        )
    }

    @Test(
        .enabled(if: SignatureVector.isCorpusPresent, "the corpus is not beside the repository"),
        arguments: SignatureVector.corpus(version: "HMAC-SHA1")
    )
    func reproducesCorpus(_ vector: SignatureVector) throws {
        let code = try Digest.base64HMACSHA1(key: vector.accessKeySecret, message: vector.stringToSign)
        #expect(code == vector.signature)
    }

    @Test func comparesTexts() {
        #expect(Digest.isEqual("", ""))
        #expect(Digest.isEqual("abc", "abc"))
        #expect(!Digest.isEqual("abc", "abd"))
        #expect(!Digest.isEqual("abc", "ab"))
        // One text in two normal forms: equal as a String, not as bytes.
        #expect(!Digest.isEqual("\u{E9}", "e\u{301}"))
    }
}
