import RequestSigning
import Testing

@Suite struct StringToSignTests {
    private static let text = "GET&%2F&A%3Da%2520b~c%26AccessKeyId%3Dtestid%26Password%3Dsecret1%26Z%3D1"

    @Test(arguments: [
        "GET&%2F&A%3D1", "server string to sign is:GET&%2F&A%3D1",
        "Specified signature is not matched with our calculation. server string to sign is: GET&%2F&A%3D1",
        #"{"Message":"x string to sign is:GET&%2F&A%3D1","Code":"SignatureDoesNotMatch"}"#,
        #"{"Message":"x string to sign is:GET\u0026%2F\u0026A%3D1"}"#,
        "<Error><Message>string to sign is:GET&amp;%2F&amp;A%3D1</Message></Error>", "GET&%2F&A%3D1\n",
        " GET&%2F&A%3D1 ",
    ])
    func isFoundInWhatTheServiceAnswers(message: String) {
        #expect(StringToSign(inServerMessage: message)?.text == "GET&%2F&A%3D1")
    }

    @Test(arguments: [
        "", "Forbidden", "string to sign is:", "string to sign is:GET", "GET&/&A", "GET&%2F", "&%2F&A", "GET&%2F&A&B",
        "GET&%2F&%", "GET&%2F&%FF", "G\u{301}ET&%2F&A",
    ])
    func isNotFoundInOthers(message: String) {
        #expect(StringToSign(inServerMessage: message) == nil)
    }

    /// What differs, and what is said of it.
    @Test(arguments: [
        ("GET&", "POST&", "the method: here 'GET', at the service 'POST'"),
        ("&%2F&", "&%2Fx&", "the path: here '%2F', at the service '%2Fx'"),
        ("a%2520b", "a%252Bb", "the parameter 'A', at byte 4 of its value: here 'a%20b~c', at the service 'a%2Bb~c'"),
        ("A%3Da%2520b~c%26", "", "the parameter 'A' is signed here, and not by the service"),
        ("%26Z%3D1", "", "the parameter 'Z' is signed here, and not by the service"),
        ("%26Z%3D1", "%26Z%3D1%26Z2%3D", "the parameter 'Z2' is signed by the service, and not here"),
        ("A%3Da", "0%3D%26A%3Da", "the parameter '0' is signed by the service, and not here"),
        ("Z%3D1", "Z%3D", "the parameter 'Z', at byte 1 of its value: here '1', at the service nothing"),
        ("secret1", "secret2", "the parameter 'Password', whose value is not shown"),
        (
            "A%3Da%2520b~c%26AccessKeyId%3Dtestid", "AccessKeyId%3Dtestid%26A%3Da%2520b~c",
            "the parameters are in another order, from 'A' on"
        ),
        ("Z%3D1", "Z%3d1", "the queries are written in different ways"),
    ])
    func theFirstDifferenceIsNamed(here: String, service: String, expected: String) {
        let changed = Self.text.replacing(here, with: service, maxReplacements: 1)
        #expect(changed != Self.text)
        #expect(StringToSign(Self.text).firstDifference(fromService: StringToSign(changed)) == expected)
    }

    @Test func nothingDiffers() {
        #expect(StringToSign(Self.text).firstDifference(fromService: StringToSign(Self.text)) == nil)
    }

    @Test func secretsAreNotShown() {
        #expect(StringToSign(Self.text).shown == Self.text.replacing("secret1", with: "(hidden)"))
        for name in ["SecurityToken", "Launch.1.Password", "AccessKeySecret", "PrivateKey", "NewPassword"] {
            #expect(!StringToSign("GET&%2F&\(name)%3Dsecret1%26B%3D2").shown.contains("secret1"), "\(name)")
        }
        #expect(StringToSign("no string").shown == "(hidden)")
    }

    @Test func aLongValueIsCut() throws {
        let (here, service) = (String(repeating: "x", count: 5000), String(repeating: "x", count: 2500) + "y")
        let difference = try #require(
            StringToSign("GET&%2F&A%3D\(here)").firstDifference(fromService: StringToSign("GET&%2F&A%3D\(service)")))
        #expect(difference.contains("at byte 2501 of its value") && difference.utf8.count < 300)
    }

    /// Fifteen minutes either way are taken.
    @Test(arguments: [
        (-900, nil), (900, nil), (901, "old"), (-901, "ahead"), (86400 * 365 * 50, "old"),
    ])
    func ageIsJudged(seconds: Int64, expected: String?) throws {
        let verification = try SignatureVerificationTests.verify(SignatureVerificationTests.url)
        let signed = try Timestamp(parsing: "2016-02-23T12:46:24Z")
        let now = try #require(Timestamp(secondsSinceEpoch: signed.secondsSinceEpoch + seconds))
        let remark = verification.remarkOnAge(at: now)
        #expect((remark == nil) == (expected == nil))
        if let expected { #expect(remark?.contains("15 minutes \(expected)") == true) }
    }

    @Test func whatIsNoTimeIsSaidToBeNone() throws {
        let url = SignatureVerificationTests.url.replacing("2016-02-23T12%3A46%3A24Z", with: "yesterday")
        let remark = try SignatureVerificationTests.verify(url).remarkOnAge(at: .now())
        #expect(remark?.contains("'yesterday' is no time") == true)
    }
}
