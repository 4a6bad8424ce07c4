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
    ) async throws -> CredentialResolution {
        try await CredentialChain.standard(profile: profile, variables: variables, homeFolder: "/home/u") { _ in
            file.map { .bytes(Array($0.utf8)) } ?? .missing
        }.resolve()
    }

    @Test func asksTheEnvironmentFirst() async throws {
        let resolution = try await Self.resolve(variables: Self.environment, file: "not even JSON")
        #expect(resolution.credentials?.accessKeyID == "envid")
        #expect(resolution.steps.map(\.provider) == Self.names)
        #expect(resolution.steps.map(\.outcome) == [.found, .notAsked("another provider comes first")])
    }

    @Test func asksTheProfilesNext() async throws {
        let resolution = try await Self.resolve(variables: ["ALIBABA_CLOUD_ACCESS_KEY_ID": "envid"])
        #expect(resolution.credentials?.accessKeyID == "workid")
        #expect(
            resolution.steps.map(\.outcome) == [.unavailable("ALIBABA_CLOUD_ACCESS_KEY_SECRET is not set"), .found]
        )
    }

    @Test func prefersAProfileThatIsAskedFor() async throws {
        let resolution = try await Self.resolve(profile: "sts", variables: Self.environment)
        #expect(resolution.credentials?.accessKeyID == "stsid")
        #expect(resolution.steps.map(\.provider) == Self.names.reversed())
        #expect(resolution.steps.map(\.outcome) == [.found, .notAsked("another provider comes first")])
    }

    @Test func doesNotReplaceAProfileThatIsAskedFor() async throws {
        let resolution = try await Self.resolve(profile: "role", variables: Self.environment)
        #expect(resolution.credentials == nil)
        #expect(resolution.steps.last?.outcome == .notAsked("another provider was asked for"))
    }

    @Test func explainsWhyThereIsNone() async throws {
        let resolution = try await Self.resolve(file: nil)
        #expect(resolution.credentials == nil)
        #expect(
            resolution.steps.map(\.outcome) == [
                .unavailable("ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET are not set"),
                .unavailable("there is no file /home/u/.aliyun/config.json"),
            ]
        )
    }

    @Test func reportsAFileThatIsNotJSON() async {
        let error = await #expect(throws: CredentialError.self) { try await Self.resolve(file: "{") }
        #expect(error?.unreadableProfiles?.path == "/home/u/.aliyun/config.json")
    }

    @Test func printsNoSecret() async throws {
        for profile in [nil, "sts", "role", "odd", "half", "number"] as [String?] {
            var text = ""
            let variables = ["ALIBABA_CLOUD_SECURITY_TOKEN": "envtoken"]
            dump(try await Self.resolve(profile: profile, variables: variables), to: &text)
            for secret in [
                "worksecret", "stssecret", "ststoken", "rolesecret", "s3cretMode", "numbersecret", "envtoken",
            ] {
                #expect(!text.contains(secret))
            }
        }
    }

    /// A provider that has to wait for its answer, as one that asks a service has.
    struct ServiceProvider: CredentialProvider {
        let name = "the service"
        let answer: Result<ProviderAnswer, CredentialError>

        func provide() async throws(CredentialError) -> ProviderAnswer {
            await Task.yield()
            return try answer.get()
        }
    }

    @Test func waitsForAProvider() async throws {
        let key = Credentials(accessKeyID: "serviceid", accessKeySecret: "servicesecret")
        let resolution = try await CredentialChain([
            EnvironmentProvider(variables: [:]), ServiceProvider(answer: .success(.credentials(key))),
            ServiceProvider(answer: .failure(.unusable(provider: "the service", reason: "it is not asked"))),
        ]).resolve()
        #expect(resolution.credentials?.accessKeyID == "serviceid")
        #expect(resolution.steps.last?.outcome == .notAsked("another provider comes first"))
    }

    @Test func endsAtAPlaceThatCannotBeUsed() async {
        let chain = CredentialChain([
            ServiceProvider(answer: .failure(.unusable(provider: "the service", reason: "the answer is no JSON"))),
            EnvironmentProvider(variables: Self.environment),
        ])
        let error = await #expect(throws: CredentialError.self) { try await chain.resolve() }
        #expect(error?.message == "the service can't be used: the answer is no JSON")
    }
}

extension CredentialError {
    /// The file of profiles, if it is one that can't be read.
    var unreadableProfiles: UnreadableProfileFile? {
        if case .unreadableProfiles(let file) = self { file } else { nil }
    }
}
