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
        let refused = ["AccessKeyId", "SecurityToken", "SignatureMethod", "SignatureVersion", "Signature"]
        let once = Set(["SignatureNonce", "Timestamp"])
        var own = Self.parameters(from: &generator).filter { own in
            !refused.contains(where: own.isNamed) && (!once.contains(own.name) || !own.value.isEmpty)
        }
        for name in once { own = own.filter { !$0.isNamed(name) } + own.filter { $0.isNamed(name) }.prefix(1) }
        own += [QueryParameter(name: "Action", value: "A"), QueryParameter(name: "Version", value: "1")]
        let token: String? = Bool.random(using: &generator) ? "t" + generator.text(of: Self.valuePieces, upTo: 3) : nil
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

    private static let runInstances = PreparedRequest(
        host: RPCRequestTests.host, query: "Action=RunInstances&Amount=1&Format=JSON&Version=2014-05-26"
    )

    /// A try after the first one has everything new but the token.
    @Test(arguments: SignatureVersion.allCases, RequestMethod.allCases)
    func triesAgainWithOneToken(version: SignatureVersion, method: RequestMethod) throws {
        let tries = try (0..<2).map { _ in
            try Self.runInstances.sign(version, method: method, credentials: .demo, clientToken: "once")
        }
        #expect(tries[0].signature != tries[1].signature)
        for signed in tries { #expect(signed.query.parameters(named: ["ClientToken"]).map(\.value) == ["once"]) }
    }

    @Test(arguments: SignatureVersion.allCases, RequestMethod.allCases)
    func signsAsARequestWithTheSameParameters(version: SignatureVersion, method: RequestMethod) throws {
        let more = [QueryParameter(name: "Amount", value: "1"), QueryParameter(name: "A b", value: "ü&=")]
        let request = RPCRequest(
            host: RPCRequestTests.host, action: "RunInstances", version: "2014-05-26",
            parameters: more + [QueryParameter(name: "ClientToken", value: "t~1")]
        )
        let time = try RPCRequestTests.time()
        let expected = try request.sign(version, method: method, credentials: .demo, at: time, nonce: "n")
        let signed = try Self.runInstances.sign(
            version, method: method, credentials: .demo, clientToken: "t~1", adding: more, at: time, nonce: "n"
        )
        #expect(signed == expected)
        guard version == .v1, method == .get else { return }
        let url = try Self.runInstances.signedURL(
            credentials: .demo, clientToken: "t~1", adding: more, at: time, nonce: "n"
        )
        #expect(url == expected.message.url)
    }

    @Test(arguments: ["", String(repeating: "x", count: 65), "a b", "é", "a\n", "\u{0}"])
    func refusesWhatIsNoClientToken(token: String) {
        let error = #expect(throws: RequestSigningError.self) {
            try Self.runInstances.sign(credentials: .demo, clientToken: token)
        }
        #expect(error?.code == .invalidClientToken)
    }

    @Test(
        arguments: [
            ([("Amount", "2")], .conflictingParameter), ([("Action", "StopInstance")], .conflictingParameter),
            ([("Format", "XML")], .conflictingParameter), ([("AccessKeyId", "other")], .conflictingParameter),
            ([("ClientToken", "other")], .repeatedParameter), ([("X", "1"), ("X", "1")], .repeatedParameter),
            ([("Signature", "s")], .conflictingParameter), ([("Timestamp", "")], .emptyParameter),
        ] as [([(String, String)], RequestSigningError.Code)], SignatureVersion.allCases
    )
    func refusesToAddWhatContradicts(
        _ row: (added: [(String, String)], code: RequestSigningError.Code), version: SignatureVersion
    ) {
        let error = #expect(throws: RequestSigningError.self) {
            try Self.runInstances.sign(
                version, credentials: .demo, clientToken: "t",
                adding: row.added.map { QueryParameter(name: $0.0, value: $0.1) }
            )
        }
        #expect(error?.code == row.code)
    }

    /// A spec may have a token of its own.
    @Test func keepsTheTokenOfTheQuery() throws {
        let prepared = PreparedRequest(host: "a", query: "Action=A&ClientToken=own&Format=JSON&Version=1")
        #expect(try prepared.signedURL(credentials: .demo, clientToken: "own").contains("&ClientToken=own&"))
        let error = #expect(throws: RequestSigningError.self) {
            try prepared.signedURL(credentials: .demo, clientToken: "other")
        }
        #expect(error?.code == .conflictingParameter)
    }

    @Test func goesToAnotherHost() throws {
        var prepared = Self.runInstances
        prepared.host = "127.0.0.1:8080"
        prepared.scheme = .http
        let time = try RPCRequestTests.time()
        let url = try prepared.signedURL(credentials: .demo, at: time, nonce: "n")
        let usual = try Self.runInstances.signedURL(credentials: .demo, at: time, nonce: "n")
        #expect(url == usual.replacing("https://\(RPCRequestTests.host)/", with: "http://127.0.0.1:8080/"))
    }
}
