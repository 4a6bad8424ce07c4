import CredentialProviders
import RequestSigning
import Testing

struct EnvironmentProviderTests {
    static let idVariable = "ALIBABA_CLOUD_ACCESS_KEY_ID"
    static let secretVariable = "ALIBABA_CLOUD_ACCESS_KEY_SECRET"
    static let tokenVariable = "ALIBABA_CLOUD_SECURITY_TOKEN"

    @Test(arguments: [nil, "", "token"] as [String?])
    func readsAccessKey(token: String?) throws {
        var variables = [Self.idVariable: "id", Self.secretVariable: "secret", "ACCESS_KEY_ID": "other"]
        variables[Self.tokenVariable] = token
        let credentials = try #require(EnvironmentProvider(variables: variables).provide().credentials)
        #expect(credentials.accessKeyID == "id")
        #expect(credentials.accessKeySecret == "secret")
        #expect(credentials.securityToken == (token == "token" ? "token" : nil))
    }

    @Test(
        arguments: [
            ([:], "ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET are not set"),
            ([idVariable: "id"], "ALIBABA_CLOUD_ACCESS_KEY_SECRET is not set"),
            (
                [secretVariable: "s3cret", "ALIBABA_CLOUD_ACCESS_\u{212A}EY_ID": "id"],
                "ALIBABA_CLOUD_ACCESS_KEY_ID is not set"
            ),
            ([secretVariable: "s3cret", idVariable: ""], "ALIBABA_CLOUD_ACCESS_KEY_ID is not set"),
            ([tokenVariable: "t"], "ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET are not set"),
        ] as [([String: String], String)]
    )
    func saysWhatIsMissing(variables: [String: String], reason: String) {
        #expect(EnvironmentProvider(variables: variables).provide().reason == reason)
    }
}

extension ProviderAnswer {
    var credentials: Credentials? {
        if case .credentials(let credentials) = self { credentials } else { nil }
    }

    var reason: String? {
        if case .unavailable(let reason) = self { reason } else { nil }
    }
}
