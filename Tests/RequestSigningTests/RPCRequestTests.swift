import RequestSigning
import Testing

struct RPCRequestTests {
    static let host = "ecs.cn-hangzhou.aliyuncs.com"
    static let nonce = "3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf"

    static func time() throws -> Timestamp { try Timestamp(parsing: "2016-02-23T12:46:24Z") }

    static func describeRegions(_ more: [(String, String)] = []) -> RPCRequest {
        RPCRequest(
            host: host,
            action: "DescribeRegions",
            version: "2014-05-26",
            parameters: more.map { QueryParameter(name: $0.0, value: $0.1) },
            responseFormat: .xml
        )
    }

    @Test func signsPublishedExample() throws {
        let signed = try Self.describeRegions().sign(credentials: .demo, at: Self.time(), nonce: Self.nonce)
        #expect(signed.signature == "OLeaidS1JvxuMvnyHOwuJ+uX5qY=")
        let query =
            "AccessKeyId=testid&Action=DescribeRegions&Format=XML&SignatureMethod=HMAC-SHA1&"
            + "SignatureNonce=\(Self.nonce)&SignatureVersion=1.0&Timestamp=2016-02-23T12%3A46%3A24Z&Version=2014-05-26"
        #expect(signed.query.text == query)
        #expect(signed.stringToSign == "GET&%2F&\(PercentEncoding.encode(query))")
        #expect(signed.message.method == .get)
        #expect(signed.message.url == "https://\(Self.host)/?\(query)&Signature=OLeaidS1JvxuMvnyHOwuJ%2BuX5qY%3D")
        #expect(signed.message.headers.isEmpty)
        #expect(signed.message.body == nil)
    }

    /// What generated code gives signing, without generated code.
    private struct DescribeRegions: ActionRequest {
        static let action = "DescribeRegions"
        static let version = "2014-05-26"
        var weight: Double?

        func queryParameters() throws(WireEncodingError) -> [QueryParameter] {
            if weight != nil { throw WireEncodingError(name: "Weight", reason: "it is too heavy") }
            return [QueryParameter(name: "AcceptLanguage", value: "zh-CN")]
        }
    }

    @Test func signsATypedRequest() throws {
        let call = try RPCRequest(DescribeRegions(), host: Self.host, responseFormat: .xml)
        let byHand = Self.describeRegions([("AcceptLanguage", "zh-CN")])
        #expect(call == byHand)
        let signed = try call.sign(credentials: .demo, at: Self.time(), nonce: Self.nonce)
        let expected = try byHand.sign(credentials: .demo, at: Self.time(), nonce: Self.nonce)
        #expect(signed.message == expected.message)
    }

    @Test func passesOnWhatATypedRequestCannotSay() {
        #expect(throws: WireEncodingError(name: "Weight", reason: "it is too heavy")) {
            try RPCRequest(DescribeRegions(weight: .infinity), host: Self.host)
        }
    }

    @Test func postsAForm() throws {
        let parameters = [("Description", "a b+c&d=e~*'\u{4E2D}")]
        let signed = try Self.describeRegions(parameters).sign(
            method: .post,
            credentials: .demo,
            at: Self.time(),
            nonce: Self.nonce
        )
        #expect(signed.stringToSign.hasPrefix("POST&%2F&AccessKeyId%3Dtestid%26"))
        #expect(signed.message.url == "https://\(Self.host)/")
        #expect(
            signed.message.headers == [HeaderField(name: "Content-Type", value: "application/x-www-form-urlencoded")]
        )
        let body = try #require(signed.message.body)
        #expect(body.contains("&Description=a%20b%2Bc%26d%3De~%2A%27%E4%B8%AD&"))
        #expect(body == "\(signed.query)&Signature=\(PercentEncoding.encode(signed.signature))")
    }

    @Test func sendsTheToken() throws {
        let credentials = Credentials(accessKeyID: "testid", accessKeySecret: "testsecret", securityToken: "a/b+c==")
        let signed = try Self.describeRegions().sign(credentials: credentials, at: Self.time(), nonce: Self.nonce)
        #expect(signed.query.text.contains("&Format=XML&SecurityToken=a%2Fb%2Bc%3D%3D&SignatureMethod="))
    }

    @Test func keepsGivenCommonParameters() throws {
        let signed = try Self.describeRegions([
            ("Timestamp", "2000-01-01T00:00:00Z"), ("SignatureNonce", "mine"), ("Format", "JSON"),
            ("AccessKeyId", "testid"), ("SignatureMethod", "HMAC-SHA1"), ("SignatureVersion", "1.0"),
            ("SecurityToken", "given"),
        ]).sign(credentials: .demo, at: Self.time(), nonce: Self.nonce)
        #expect(
            signed.query.text == "AccessKeyId=testid&Action=DescribeRegions&Format=JSON&SecurityToken=given&"
                + "SignatureMethod=HMAC-SHA1&SignatureNonce=mine&SignatureVersion=1.0&"
                + "Timestamp=2000-01-01T00%3A00%3A00Z&Version=2014-05-26"
        )
    }

    @Test(arguments: [
        ("AccessKeyId", ["other"]), ("SignatureMethod", ["HMAC-SHA256"]), ("SignatureVersion", ["2.0"]),
        ("SecurityToken", ["other"]), ("AccessKeyId", ["testid", "the other"]), ("Signature", ["given"]),
    ])
    func refusesContradiction(name: String, values: [String]) throws {
        let credentials = Credentials(accessKeyID: "testid", accessKeySecret: "testsecret", securityToken: "token")
        let request = Self.describeRegions(values.map { (name, $0) })
        let time = try Self.time()
        let error = #expect(throws: RequestSigningError.self) {
            try request.sign(credentials: credentials, at: time, nonce: Self.nonce)
        }
        #expect(error?.code == .conflictingParameter)
        #expect(error?.message.contains("'\(name)'") == true)
        #expect(error?.message.contains("token") == false)
    }

    /// The Kelvin sign is canonically equal to K, so as Strings both names are one.
    @Test func tellsNamesApartByBytes() throws {
        let signed = try Self.describeRegions([("Access\u{212A}eyId", "x")])
            .sign(credentials: .demo, at: Self.time(), nonce: Self.nonce)
        #expect(signed.query.text.hasPrefix("AccessKeyId=testid&Access%E2%84%AAeyId=x&"))
    }

    @Test func leavesOutTheSignature() throws {
        let request = Self.describeRegions([
            ("Timestamp", "t"), ("SignatureNonce", "n"), ("AccessKeyId", "a"), ("SignatureMethod", "m"),
            ("SignatureVersion", "v"), ("Signature", "s"), ("SecurityToken", "kept"), ("Zone", ""),
        ])
        let query = "Action=DescribeRegions&Format=XML&SecurityToken=kept&Version=2014-05-26&Zone="
        #expect(try request.withoutSignature().url == "https://\(Self.host)/?\(query)")
        #expect(try request.withoutSignature(method: .post).body == query)
    }

    @Test(arguments: [
        "", "a b", "a/b", "a?b", "a#b", "user@host", "a\u{0}", "\u{4E2D}", "a\nb", "a%41", ".", "a..b", ".a", ":80",
        "a:", "a:0", "a:65536", "a:+1", "a:1:2", "a:99999999999999999999", "[::1", "[]", "[g::1]", "::1", "a[",
        "h\u{301}",
    ])
    func refusesWhatIsNoHost(_ host: String) throws {
        let error = #expect(throws: RequestSigningError.self) {
            try RPCRequest(host: host, action: "A", version: "1", parameters: []).withoutSignature()
        }
        #expect(error?.code == .invalidHost)
    }

    @Test(arguments: ["localhost:8080", "127.0.0.1", "[::1]:80", "ecs-vpc.cn-hangzhou.aliyuncs.com"])
    func takesHostWithPort(_ host: String) throws {
        let message = try RPCRequest(host: host, action: "A", version: "1", parameters: []).withoutSignature()
        #expect(message.url == "https://\(host)/?Action=A&Format=JSON&Version=1")
    }

    @Test(arguments: [("", "testsecret"), ("testid", "")])
    func refusesEmptyCredentials(id: String, secret: String) throws {
        let time = try Self.time()
        let error = #expect(throws: RequestSigningError.self) {
            try Self.describeRegions().sign(
                credentials: Credentials(accessKeyID: id, accessKeySecret: secret),
                at: time,
                nonce: Self.nonce
            )
        }
        #expect(error?.code == .incompleteCredentials)
    }
}
