import CredentialProviders
import RequestSigning
import Testing

struct CredentialChainTests {
    static let environment = [
        "ALIBABA_CLOUD_ACCESS_KEY_ID": "envid", "ALIBABA_CLOUD_ACCESS_KEY_SECRET": "envsecret",
    ]
    static let names = ["the environment", "the command line's profiles"]

    static func resolve(
        profile: String? = nil,
        variables: [String: String] = [:],
        file: String? = ProfileFileProviderTests.file
    ) throws -> CredentialResolution {
        try CredentialChain.standard(profile: profile, variables: variables, homeFolder: "/home/u") { _ in
            file.map { .bytes(Array($0.utf8)) } ?? .missing
        }.resolve()
    }

    @Test func asksTheEnvironmentFirst() throws {
        let resolution = try Self.resolve(variables: Self.environment, file: "not even JSON")
        #expect(resolution.credentials?.accessKeyID == "envid")
        #expect(resolution.steps.map(\.provider) == Self.names)
        #expect(resolution.steps.map(\.outcome) == [.found, .notAsked("another provider comes first")])
    }

    @Test func asksTheProfilesNext() throws {
        let resolution = try Self.resolve(variables: ["ALIBABA_CLOUD_ACCESS_KEY_ID": "envid"])
        #expect(resolution.credentials?.accessKeyID == "workid")
        #expect(
            resolution.steps.map(\.outcome) == [.unavailable("ALIBABA_CLOUD_ACCESS_KEY_SECRET is not set"), .found]
        )
    }

    @Test func prefersAProfileThatIsAskedFor() throws {
        let resolution = try Self.resolve(profile: "sts", variables: Self.environment)
        #expect(resolution.credentials?.accessKeyID == "stsid")
        #expect(resolution.steps.map(\.provider) == Self.names.reversed())
        #expect(resolution.steps.map(\.outcome) == [.found, .notAsked("another provider comes first")])
    }

    @Test func doesNotReplaceAProfileThatIsAskedFor() throws {
        let resolution = try Self.resolve(profile: "role", variables: Self.environment)
        #expect(resolution.credentials == nil)
        #expect(resolution.steps.last?.outcome == .notAsked("another provider was asked for"))
    }

    @Test func explainsWhyThereIsNone() throws {
        let resolution = try Self.resolve(file: nil)
        #expect(resolution.credentials == nil)
        #expect(
            resolution.steps.map(\.outcome) == [
                .unavailable("ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET are not set"),
                .unavailable("there is no file /home/u/.aliyun/config.json"),
            ]
        )
    }

    @Test func reportsAFileThatIsNotJSON() {
        #expect(throws: UnreadableProfileFile.self) { try Self.resolve(file: "{") }
    }

    @Test func printsNoSecret() throws {
        for profile in [nil, "sts", "role", "odd", "half", "number"] as [String?] {
            var text = ""
            dump(try Self.resolve(profile: profile, variables: ["ALIBABA_CLOUD_SECURITY_TOKEN": "envtoken"]), to: &text)
            for secret in [
                "worksecret", "stssecret", "ststoken", "rolesecret", "s3cretMode", "numbersecret", "envtoken",
            ] {
                #expect(!text.contains(secret))
            }
        }
    }
}
