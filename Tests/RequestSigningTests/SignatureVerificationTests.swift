import RequestSigning
import TestSupport
import Testing

struct SignatureVerificationTests {
    static let url =
        "https://ecs.aliyuncs.com/?SignatureVersion=1.0&Action=DescribeRegions&Format=XML&"
        + "SignatureNonce=3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf&Version=2014-05-26&AccessKeyId=testid&"
        + "Signature=OLeaidS1JvxuMvnyHOwuJ%2BuX5qY%3D&SignatureMethod=HMAC-SHA1&Timestamp=2016-02-23T12%3A46%3A24Z"

    static func verify(
        _ url: String,
        method: String = "GET",
        body: String? = nil,
        secret: String = "testsecret"
    ) throws -> SignatureVerification {
        try SignatureVerification(method: method, url: url, formBody: body, accessKeySecret: secret)
    }

    @Test func acceptsPublishedExample() throws {
        let verification = try Self.verify(Self.url)
        #expect(verification.isValid)
        #expect(verification.stringToSign.hasPrefix("GET&%2F&AccessKeyId%3Dtestid%26Action%3DDescribeRegions%26"))
        #expect(verification.parameters.count == 8)
        // Pasted without encoding, and with a fragment.
        let pasted = Self.url.replacing("%2BuX5qY%3D", with: "+uX5qY=").replacing("%3A", with: ":")
        #expect(try Self.verify(pasted + "#top").isValid)
    }

    @Test(arguments: [
        ("DescribeRegions", "DescribeZones"), ("testid", "testId"), ("OLea", "oLea"), ("%3D&", "&"),
        ("OLeaidS1JvxuMvnyHOwuJ%2BuX5qY%3D", ""), ("https://ecs.aliyuncs.com/?", "/?x=&"),
    ])
    func refusesAChangedRequest(old: String, new: String) throws {
        let verification = try Self.verify(Self.url.replacing(old, with: new))
        #expect(!verification.isValid)
    }

    @Test func refusesAnotherMethodOrSecret() throws {
        #expect(try !Self.verify(Self.url, method: "POST").isValid)
        #expect(try !Self.verify(Self.url, secret: "testsecret ").isValid)
    }

    @Test func readsAForm() throws {
        let request = RPCRequestTests.describeRegions([("Description", "a b+c")])
        let signed = try request.sign(method: .post, credentials: .demo, at: RPCRequestTests.time(), nonce: "n")
        let body = try #require(signed.message.body)
        #expect(try Self.verify(signed.message.url, method: "POST", body: body).isValid)
        // Other clients write a space in a form as '+'.
        #expect(try Self.verify(signed.message.url, method: "POST", body: body.replacing("%20", with: "+")).isValid)
        // Some send a part of the parameters in the URL.
        let (inURL, inBody) = ("Action=DescribeRegions&", body.replacing("Action=DescribeRegions&", with: ""))
        #expect(try Self.verify("\(signed.message.url)?\(inURL)", method: "POST", body: inBody).isValid)
    }

    @Test(arguments: 0..<200)
    func acceptsWhatIsSigned(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let fixedNames = [
            "AccessKeyId", "SecurityToken", "Signature", "SignatureMethod", "SignatureVersion", "SignatureNonce",
            "Timestamp",
        ]
        let own = PreparedRequestTests.parameters(from: &generator).filter { own in
            !fixedNames.contains(where: own.isNamed)
        }.reduce(into: [QueryParameter]()) { unique, own in
            if !unique.contains(where: { own.isNamed($0.name) }) { unique.append(own) }
        }
        let secret = generator.text(of: PreparedRequestTests.valuePieces, upTo: 4) + "s"
        let message = try RPCRequest(host: "localhost", action: "A", version: "1", parameters: own).sign(
            method: Bool.random(using: &generator) ? .get : .post,
            credentials: Credentials(accessKeyID: "id", accessKeySecret: secret),
            at: RPCRequestTests.time(),
            nonce: "n"
        ).message
        let verification = try Self.verify(
            message.url,
            method: message.method.rawValue,
            body: message.body,
            secret: secret
        )
        #expect(verification.isValid)
    }

    @Test(arguments: [
        "AccessKeyId=testid&", "SignatureVersion=1.0&", "SignatureMethod=HMAC-SHA1&",
        "Signature=OLeaidS1JvxuMvnyHOwuJ%2BuX5qY%3D&", "SignatureNonce=3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf&",
    ])
    func namesWhatIsMissing(_ piece: String) {
        let error = #expect(throws: RequestSigningError.self) {
            try Self.verify(Self.url.replacing(piece, with: ""))
        }
        #expect(error?.code == .missingParameter)
        #expect(error?.message.hasSuffix("has no \(piece.prefix { $0 != "=" })") == true)
    }

    @Test(arguments: ["https://ecs.aliyuncs.com/", "", "https://ecs.aliyuncs.com/#?Signature=x", "?"])
    func namesAllThatIsMissing(_ url: String) {
        let error = #expect(throws: RequestSigningError.self) { try Self.verify(url) }
        #expect(error?.code == .missingParameter)
        #expect(error?.message.contains("AccessKeyId, Signature, SignatureMethod") == true)
    }

    @Test(arguments: [
        (Self.url + "&Signature=x", RequestSigningError.Code.repeatedParameter),
        (Self.url.replacing("HMAC-SHA1", with: "HMAC-SHA256"), .unsupportedSignature),
        (Self.url.replacing("SignatureVersion=1.0", with: "SignatureVersion=2.0"), .unsupportedSignature),
    ])
    func refusesOtherSignatures(url: String, code: RequestSigningError.Code) {
        let error = #expect(throws: RequestSigningError.self) { try Self.verify(url) }
        #expect(error?.code == code)
    }

    @Test func saysWhereTheQueryIsMalformed() {
        let inURL = #expect(throws: RequestSigningError.self) { try Self.verify("https://h/?a=%zz") }
        #expect(inURL?.code == .malformedQuery)
        #expect(inURL?.offset == 13)
        let inBody = #expect(throws: RequestSigningError.self) { try Self.verify("/?a=1", body: "b=%FF") }
        #expect(inBody?.offset == 2)
        #expect(inBody?.description == "the body: the decoded text is not UTF-8 at byte 2")
    }

    /// Canonical equivalence makes no two names one, and no name is taken twice.
    @Test(
        arguments: [
            ("&x=1&x=1", "the parameter 'x' is given 2 times"),
            ("&x=1&%78=2&x", "the parameter 'x' is given 3 times"),
            ("&Action=DescribeRegions", "the parameter 'Action' is given 2 times"),
            ("&b=&b=&a=&a=", "parameters are repeated: 'a' is given 2 times, 'b' is given 2 times"),
            ("&caf%C3%A9=1&caf%c3%a9=1", "the parameter 'caf\u{E9}' is given 2 times"),
            ("&caf%C3%A9=1&cafe%CC%81=2&K=1&%E2%84%AA=2", nil),
        ] as [(String, String?)])
    func refusesRepeatedParameters(more: String, message: String?) throws {
        guard let message else {
            #expect(try !Self.verify(Self.url + more).isValid)
            return
        }
        let error = #expect(throws: RequestSigningError.self) { try Self.verify(Self.url + more) }
        #expect(error?.code == .repeatedParameter)
        #expect(error?.message.utf8.elementsEqual(message.utf8) == true)
    }

    @Test(
        arguments: [
            ("&x=a+b", ["'+'"]), ("&x=%2b", ["lower case"]), ("&x=%2B%2F", []), ("&x=1#a+b%2f", ["'#'"]),
            ("&x=a+b%c3%A9#", ["'#'", "'+'", "lower case"]), ("", []), ("&%", nil),
        ] as [(String, [String]?)])
    func remarksOnHowTheURLIsWritten(more: String, remarks: [String]?) throws {
        guard let remarks else {
            #expect(throws: RequestSigningError.self) { try Self.verify(Self.url + more) }
            return
        }
        let found = try Self.verify(Self.url.replacing("%3A", with: ":") + more).remarks
        #expect(found.count == remarks.count)
        for (found, wanted) in zip(found, remarks) { #expect(found.contains(wanted)) }
        let plain = Self.url.replacing("https:", with: "HTTP:") + more
        #expect(try Self.verify(plain).remarks.first?.contains("'http:'") == true)
    }
}
