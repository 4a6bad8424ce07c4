import RequestSigning
import Testing

struct CredentialsTests {
    static let secret = "kaEoZlWq8secret"
    static let token = "CAISxtoken"
    static let credentials = Credentials(accessKeyID: "LTAItest", accessKeySecret: secret, securityToken: token)

    @Test func printsNoSecret() {
        let credentials = Self.credentials
        var dumped = ""
        dump([credentials], to: &dumped)
        var printed = ""
        print(credentials, Optional(credentials) as Any, to: &printed)
        debugPrint(credentials, to: &printed)
        let texts = [
            dumped, printed, "\(credentials)", String(describing: credentials), String(reflecting: credentials),
            String(reflecting: [credentials]),
            String(describing: Result<Credentials, RequestSigningError>.success(credentials)),
            Mirror(reflecting: credentials).children.map { "\($0)" }.joined(),
        ]
        for text in texts {
            #expect(!text.contains(Self.secret))
            #expect(!text.contains(Self.token))
            #expect(text.contains("LTAItest"))
        }
    }

    @Test func isNotEncodable() {
        #expect(!(Self.credentials as Any is any Encodable))
    }

    @Test func saysWhetherThereIsAToken() {
        #expect(Self.credentials.description.hasSuffix("securityToken: redacted)"))
        #expect(Credentials.demo.description == "Credentials(accessKeyID: testid, accessKeySecret: redacted)")
    }
}
