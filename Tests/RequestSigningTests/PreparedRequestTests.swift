import RequestSigning
import TestSupport
import Testing

struct PreparedRequestTests {
    /// Names that stand before, between, behind and at the common ones, plain and with bytes that are encoded.
    static let namePieces = [
        "A", "Access", "AccessKeyId", "Signature", "SignatureMethod", "SignatureNonce", "SignatureVersion",
        "SecurityToken", "Timestamp", "Z", "z", ".", "1", "%", " ", "~", "[", "&", "=", "+", "\u{E9}", "\u{1F600}",
        "\u{212A}", "\u{0}",
    ]
    static let valuePieces = namePieces + ["cn-hangzhou", "aGVsbG8=", "/", "\n", "%41", "#!/bin/sh"]

    static func parameters(from generator: inout SeededGenerator) -> [QueryParameter] {
        (0..<Int.random(in: 0...12, using: &generator)).map { _ in
            QueryParameter(
                name: generator.text(of: namePieces, upTo: 3),
                value: generator.text(of: valuePieces, upTo: 6)
            )
        }
    }

    @Test(arguments: 0..<300)
    func givesTheBytesOfAFullSort(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let fixedNames = ["AccessKeyId", "SecurityToken", "SignatureMethod", "SignatureVersion", "Signature"]
        let own = Self.parameters(from: &generator).filter { own in !fixedNames.contains(where: own.isNamed) }
        let token: String? = Bool.random(using: &generator) ? generator.text(of: Self.valuePieces, upTo: 3) : nil
        let credentials = Credentials(accessKeyID: "id%&", accessKeySecret: "s", securityToken: token)
        let time = try Timestamp(parsing: "2016-02-23T12:46:24Z")
        let prepared = PreparedRequest(host: "localhost", query: CanonicalQuery(own).text)
        let signed = try prepared.sign(method: .post, credentials: credentials, at: time, nonce: "n o")

        var common = [
            QueryParameter(name: "AccessKeyId", value: "id%&"),
            QueryParameter(name: "SignatureMethod", value: "HMAC-SHA1"),
            QueryParameter(name: "SignatureVersion", value: "1.0"),
            QueryParameter(name: "SignatureNonce", value: "n o"),
            QueryParameter(name: "Timestamp", value: "2016-02-23T12:46:24Z"),
        ]
        if let token { common.append(QueryParameter(name: "SecurityToken", value: token)) }
        let all = own + common.filter { added in !own.contains { $0.isNamed(added.name) } }
        let expected = try RPCSignature(
            method: "POST",
            parameters: all.shuffled(using: &generator),
            accessKeySecret: "s"
        )
        #expect(signed.query == CanonicalQuery(all))
        #expect(signed.stringToSign == expected.stringToSign)
        #expect(signed.signature == expected.signature)
    }

    @Test func givesTheSameURLAsARequest() throws {
        let request = RPCRequestTests.describeRegions([("Tag.1.Key", "a b"), ("UserData", "IyEvYmluL3No")])
        let query = "Action=DescribeRegions&Format=XML&Tag.1.Key=a%20b&UserData=IyEvYmluL3No&Version=2014-05-26"
        let prepared = PreparedRequest(host: RPCRequestTests.host, query: query)
        let time = try RPCRequestTests.time()
        #expect(
            try prepared.signedURL(credentials: .demo, at: time, nonce: "n")
                == request.sign(credentials: .demo, at: time, nonce: "n").message.url
        )
    }

    @Test func makesTimeAndNonce() throws {
        let prepared = PreparedRequest(host: "localhost", query: "Action=A&Format=JSON&Version=1")
        let urls = [try prepared.signedURL(credentials: .demo), try prepared.signedURL(credentials: .demo)]
        #expect(urls[0] != urls[1])
        for url in urls {
            #expect(try SignatureVerification(method: "GET", url: url, accessKeySecret: "testsecret").isValid)
        }
    }

    @Test(arguments: [
        ("B=1&A=2", 4), ("A=a b", 3), ("A=%2f", 2), ("A=%41", 2), ("A", 1), ("A=1&", 4), ("A=1&&B=2", 4),
        ("A=b=c", 3), ("A=%", 2), ("A=%2", 2), ("A=%zz", 2), ("?A=1", 0), ("A=2&A=1", 4), ("A=\u{E9}", 2),
    ])
    func refusesAQueryThatIsNotCanonical(query: String, offset: Int) {
        let error = #expect(throws: RequestSigningError.self) {
            try PreparedRequest(host: "localhost", query: query).signedURL(credentials: .demo)
        }
        #expect(error?.code == .malformedQuery)
        #expect(error?.offset == offset)
    }
}
