import CredentialProviders
import DiagnosticsCore
import RequestSigning
import SourceTree
import Testing

struct ProfileFileProviderTests {
    static let path = "/home/u/.aliyun/config.json"

    static let file = """
        {
          "current": "work",
          "future": [1, {"x": null}],
          "profiles": [
            {"name": "work", "mode": "AK", "access_key_id": "workid", "access_key_secret": "worksecret",
             "sts_token": "stale", "region_id": "cn-hangzhou", "retry_count": 0},
            {"name": "sts", "mode": "StsToken", "access_key_id": "stsid", "access_key_secret": "stssecret",
             "sts_token": "ststoken"},
            {"name": "work", "mode": "AK", "access_key_id": "second", "access_key_secret": "second"},
            {"name": "role", "mode": "RamRoleArn", "access_key_id": "roleid", "access_key_secret": "rolesecret"},
            {"name": "odd", "mode": "s3cretMode"},
            {"name": "none"},
            {"name": "half", "mode": "StsToken", "access_key_id": "halfid", "access_key_secret": ""},
            {"name": "number", "mode": "AK", "access_key_id": 12345, "access_key_secret": "numbersecret"},
            "not a profile"
          ]
        }
        """

    static func provider(
        _ text: String? = file,
        profile: String? = nil,
        variables: [String: String] = [:],
        home: String? = "/home/u",
        at path: String = path
    ) -> ProfileFileProvider {
        ProfileFileProvider(profile: profile, variables: variables, homeFolder: home) { asked in
            guard asked == path, let text else { return .missing }
            return .bytes(Array(text.utf8))
        }
    }

    @Test(
        arguments: [
            (nil, [:], "workid"), ("sts", [:], "stsid"), (nil, ["ALIBABA_CLOUD_PROFILE": "sts"], "stsid"),
            ("work", ["ALIBABA_CLOUD_PROFILE": "sts"], "workid"), (nil, ["ALIBABA_CLOUD_PROFILE": ""], "workid"),
            ("sts", ["ALIBABA_CLOUD_CLI_PROFILE_DISABLED": "true"], "stsid"),
            (nil, ["ALIBABA_CLOUD_CLI_PROFILE_DISABLED": "false"], "workid"),
        ] as [(String?, [String: String], String)]
    )
    func choosesProfile(profile: String?, variables: [String: String], id: String) throws {
        let credentials = try Self.provider(profile: profile, variables: variables).provide().credentials
        #expect(credentials?.accessKeyID == id)
    }

    @Test func readsSecretAndToken() throws {
        let key = try #require(try Self.provider().provide().credentials)
        #expect(key.accessKeySecret == "worksecret")
        #expect(key.securityToken == nil)
        let temporary = try #require(try Self.provider(profile: "sts").provide().credentials)
        #expect(temporary.accessKeySecret == "stssecret")
        #expect(temporary.securityToken == "ststoken")
    }

    @Test(arguments: [
        ("role", "has the mode RamRoleArn, which is not supported; AK and StsToken are"),
        ("odd", "has an unknown mode; AK and StsToken are supported"), ("none", "has no 'mode'"),
        ("half", "has no 'access_key_secret', 'sts_token'"), ("number", "has no 'access_key_id'"),
    ])
    func saysWhyAProfileHasNoKey(profile: String, reason: String) throws {
        let expected = "the profile '\(profile)', asked for, of \(Self.path) \(reason)"
        #expect(try Self.provider(profile: profile).provide().reason == expected)
    }

    @Test(
        arguments: [
            (nil, [:], "/home/u/", file, nil),
            ("nobody", [:], "/home/u", file, "the profile 'nobody', asked for, is not in \(path)"),
            (
                nil, ["ALIBABA_CLOUD_PROFILE": "nobody"], "/home/u", file,
                "the profile 'nobody', named by ALIBABA_CLOUD_PROFILE, is not in \(path)"
            ),
            (
                nil, ["ALIBABA_CLOUD_CLI_PROFILE_DISABLED": "True"], "/home/u", file,
                "switched off by ALIBABA_CLOUD_CLI_PROFILE_DISABLED"
            ),
            (nil, [:], nil, file, "there is no home folder to look in"),
            (nil, [:], "/home/v", file, "there is no file /home/v/.aliyun/config.json"),
            (nil, ["ALIBABA_CLOUD_CONFIG_FILE": "/x.json"], "/home/u", file, "there is no file /x.json"),
            (nil, [:], "/home/u", "{\"profiles\": []}", "\(path) names no current profile"),
            (
                nil, [:], "/home/u", "{\"current\": \"s3cret\", \"profiles\": []}",
                "the current profile is not in \(path)"
            ),
            (nil, [:], "/home/u", "{\"profiles\": {}}", "\(path) has no list 'profiles'"),
            (nil, [:], "/home/u", "[\"s3cret\"]", "\(path) has no list 'profiles'"),
            (nil, [:], "/home/u", "\"s3cret\"", "\(path) has no list 'profiles'"),
        ] as [(String?, [String: String], String?, String, String?)]
    )
    func saysWhyThereIsNone(
        profile: String?,
        variables: [String: String],
        home: String?,
        text: String,
        reason: String?
    ) throws {
        let answer = try Self.provider(text, profile: profile, variables: variables, home: home).provide()
        #expect(answer.reason == reason)
    }

    @Test func readsTheFileOfTheVariable() throws {
        let provider = Self.provider(variables: ["ALIBABA_CLOUD_CONFIG_FILE": "/x.json"], home: nil, at: "/x.json")
        #expect(try provider.provide().credentials?.accessKeyID == "workid")
    }

    @Test func saysThatAFileIsUnreadable() throws {
        let provider = ProfileFileProvider(profile: nil, variables: [:], homeFolder: "/home/u") { _ in .unreadable }
        #expect(try provider.provide().reason == "the file \(Self.path) can't be read")
    }

    /// Each with the secret near the fault.
    @Test(
        arguments: [
            ("", .emptyInput, 1, 1), ("{\n  \"access_key_secret\": s3cret\n}", .syntax, 2, 24),
            ("{\"k\": \"s3cret", .syntax, 1, 7), ("{\"k\": \"s3cret\" \"s3cret\"}", .syntax, 1, 16),
            ("{\"k\": 0s3cret}", .syntax, 1, 7), ("\"s3cret\" s3cret", .syntax, 1, 10),
            ("{\"s3cret\": 1,\n \"s3cret\": 2}", .duplicateKey, 2, 2), ("{\"k\": \"s3cret\u{0}\"}", .nulByte, 1, 14),
            ("current: s3cret\n", .syntax, 1, 1),
        ] as [(String, Rule, Int, Int)])
    func refusesWhatIsNotJSON(text: String, rule: Rule, line: Int, column: Int) throws {
        let error = #expect(throws: CredentialError.self) { try Self.provider(text).provide() }
        let fault = try #require(error?.unreadableProfiles)
        #expect(fault.rule == rule)
        #expect(fault.location.line == line)
        #expect(fault.location.column == column)
        #expect(fault.diagnostic.message.hasPrefix("the profiles in \(Self.path):\(line):\(column) can't be read: "))
        #expect(fault.diagnostic.position == nil)
        var dumped = ""
        dump(error, to: &dumped)
        dump(error?.message, to: &dumped)
        dump(fault.diagnostic, to: &dumped)
        #expect(!dumped.contains("s3cret"))
    }

    @Test func refusesBytesThatAreNotUTF8() {
        let provider = ProfileFileProvider(profile: nil, variables: [:], homeFolder: "") { _ in
            .bytes(Array("{\"a\": \"".utf8) + [0xFF])
        }
        let error = #expect(throws: CredentialError.self) { try provider.provide() }
        #expect(error?.unreadableProfiles?.rule == .notUTF8)
        #expect(error?.unreadableProfiles?.path == "/.aliyun/config.json")
    }

    @Test func refusesWhatIsOverALimit() {
        for text in [String(repeating: "[", count: 10_000), String(repeating: " ", count: 2 << 20)] {
            let error = #expect(throws: CredentialError.self) { try Self.provider(text).provide() }
            #expect(error?.unreadableProfiles?.rule == .inputLimit)
        }
    }
}
