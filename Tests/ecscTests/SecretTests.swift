import Foundation
import Testing

/// Something that must not be written, and every spelling in which it could be.
private struct Secret {
    let name: String
    let spellings: [Data]

    init(_ name: String, _ text: String) {
        self.name = name
        let encoded = Self.percentEncode(text)
        let bytes = Data(text.utf8)
        spellings = [
            text, encoded, Self.percentEncode(encoded), encoded.lowercased(), bytes.base64EncodedString(),
            bytes.map { String(format: "%02x", $0) }.joined(),
        ].map { Data($0.utf8) }
    }

    func isIn(_ data: Data) -> Bool {
        spellings.contains { data.firstRange(of: $0) != nil }
    }

    private static func percentEncode(_ text: String) -> String {
        text.utf8.map { byte in
            let isUnreserved =
                byte < 0x80 && Character(UnicodeScalar(byte)).isLetter
                || (0x30...0x39).contains(byte) || "-_.~".utf8.contains(byte)
            return isUnreserved ? String(UnicodeScalar(byte)) : String(format: "%%%02X", byte)
        }.joined()
    }
}

/// Runs every command with a known secret, token and password, and searches everything that it wrote.
@Suite struct SecretTests {
    private static let accessKeySecret = "kEy+S3cret/0f-ecsc*tests"
    private static let token = "T0ken+of/ecsc=tests*~"
    private static let password = "Passw0rd+of/ecsc*tests&"

    private static let secret = Secret("secret", accessKeySecret)
    private static let optional = [Secret("token", token), Secret("password", password)]

    /// Where the credentials come from.
    enum Source: CaseIterable, Sendable {
        case environment, profile
    }

    /// A command, and which of token and password its output must hold; everything else it may not.
    struct Run: CustomTestStringConvertible, Sendable {
        let arguments: [String]
        let holds: Set<String>
        var input = ""
        var status: Int32 = 0
        var testDescription: String { arguments.joined(separator: " ") }
    }

    private static let call = #"{"Action":"DescribeRegions","Version":"2014-05-26"}"#
    private static let findings = ["text", "json"].flatMap { format in
        ["web.ecs.yaml", "file.ecs.yaml"].map { Run(arguments: ["check", $0, "--format", format], holds: []) }
    }
    private static let compiling = [
        ("url", ["token", "password"]), ("request", ["token", "password"]), ("curl", ["token", "password"]),
        ("aliyun", ["password"]), ("query", ["password"]), ("parameters", ["password"]), ("user-data", []),
        ("user-data-text", []),
        ("policies", []), ("plan", []),
    ].flatMap { (kind: String, holds: [String]) in
        ["web.ecs.yaml", "file.ecs.yaml"].map { spec in
            Run(arguments: ["compile", spec, "--emit", kind], holds: Set(holds))
        }
    }
    private static let others =
        [
            Run(arguments: ["compile", "web.ecs.yaml", "--emit", "plan", "--signed"], holds: ["token", "password"]),
            Run(
                arguments: ["compile", "web.ecs.yaml", "--emit", "request", "--method", "POST"],
                holds: ["token", "password"]),
            Run(arguments: ["compile", "web.ecs.yaml", "--unsigned"], holds: ["password"]),
            Run(arguments: ["compile", "web.ecs.yaml", "--output-dir", "out"], holds: []),
            Run(arguments: ["compile", "file.ecs.yaml", "--output-dir", "out"], holds: []),
            // The text that is signed is the request itself, and of no use without its token.
            Run(arguments: ["sign", "--emit", "string-to-sign"], holds: ["token"], input: call),
            Run(arguments: ["explain", "web.ecs.yaml"], holds: []),
            Run(arguments: ["explain", "file.ecs.yaml", "--format", "json"], holds: []),
            Run(arguments: ["explain", "web.ecs.yaml", "--string-to-sign"], holds: []),
            Run(arguments: ["diff", "web.ecs.yaml", "file.ecs.yaml"], holds: []),
            Run(arguments: ["policy", "caller", "web.ecs.yaml", "--explain"], holds: []),
            Run(arguments: ["fmt", "--check", "web.ecs.yaml", "file.ecs.yaml"], holds: []),
            Run(arguments: ["sign", "--emit", "url", "--unsigned"], holds: [], input: call),
            Run(arguments: ["verify", "https://a/?b=c"], holds: [], status: 1),
            Run(arguments: ["compile", "bad.ecs.yaml"], holds: [], status: 1),
            Run(arguments: ["compile", "bad.ecs.yaml", "--format", "json"], holds: [], status: 1),
            Run(arguments: ["compile", "web.ecs.yaml", "--endpoint", "a b"], holds: [], status: 64),
            Run(arguments: ["compile", "web.ecs.yaml", "--output-dir", "web.ecs.yaml/x"], holds: [], status: 73),
        ]
        + ["url", "request", "curl", "query"].map { kind in
            Run(arguments: ["sign", "--emit", kind], holds: ["token"], input: call)
        }

    private static func folder(_ source: Source) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write(
            "web.ecs.yaml", SpecText.plain(adding: "login: {password: {fromEnvironment: WEB_PASSWORD}}\ntags: {a: b}"))
        try folder.write("file.ecs.yaml", SpecText.plain(adding: "login: {password: {fromFile: private/password}}\n"))
        try folder.write("bad.ecs.yaml", SpecText.plain(adding: "login: {password: '\(password)'}\ncuont: 1"))
        try folder.write("private/password", password + "\n")
        if source == .profile {
            let profile = [
                "name": "a", "mode": "StsToken", "access_key_id": "id", "access_key_secret": accessKeySecret,
                "sts_token": token,
            ]
            let config: [String: Any] = ["current": "a", "profiles": [profile]]
            try folder.write(".aliyun/config.json", JSONSerialization.data(withJSONObject: config))
        }
        return folder
    }

    private static func environment(_ source: Source) -> [String: String] {
        let keys = [
            "ALIBABA_CLOUD_ACCESS_KEY_ID": "id", "ALIBABA_CLOUD_ACCESS_KEY_SECRET": accessKeySecret,
            "ALIBABA_CLOUD_SECURITY_TOKEN": token,
        ]
        return ["WEB_PASSWORD": password].merging(source == .environment ? keys : [:]) { $1 }
    }

    @Test(arguments: findings + compiling + others, Source.allCases)
    func areWrittenOnlyIntoRequests(by command: Run, from source: Source) throws {
        let folder = try Self.folder(source)
        let before = Set(try folder.files().keys)
        let run = try CommandRun.run(
            command.arguments, input: Data(command.input.utf8), environment: Self.environment(source), in: folder.url
        )
        #expect(run.endedNormally)
        #expect(run.status == command.status, "\(run.errorText)")
        for secret in [Self.secret] + Self.optional {
            #expect(!secret.isIn(run.errorOutput), "\(secret.name) on stderr")
            #expect(secret.isIn(run.output) == command.holds.contains(secret.name), "\(secret.name) on stdout")
        }
        for (path, content) in try folder.files() where !before.contains(path) {
            #expect(!Self.secret.isIn(content), "secret in \(path)")
            let isRequest = path.hasSuffix("/request.url") || path.hasSuffix("/request.json")
            for secret in Self.optional {
                #expect(secret.isIn(content) == isRequest, "\(secret.name) in \(path)")
            }
            let attributes = try FileManager.default.attributesOfItem(
                atPath: folder.url.appendingPathComponent(path).path
            )
            if isRequest { #expect(attributes[.posixPermissions] as? Int == 0o600, "\(path)") }
        }
    }

    @Test func verifyWritesNoneOfThem() throws {
        let folder = try Self.folder(.environment)
        let environment = Self.environment(.environment)
        let url = try CommandRun.run(["compile", "web.ecs.yaml"], environment: environment, in: folder.url)
        for (input, status) in [(url.output, Int32(0)), (url.output.dropLast(4), 1)] {
            let run = try CommandRun.run(["verify", "-"], input: Data(input), environment: environment, in: folder.url)
            #expect(run.status == status)
            for secret in [Self.secret] + Self.optional {
                #expect(!secret.isIn(run.output) && !secret.isIn(run.errorOutput), "\(secret.name)")
            }
        }
    }

    @Test func aBrokenConfigFileIsNotQuoted() throws {
        let folder = try Self.folder(.profile)
        var config = try Data(contentsOf: folder.url.appendingPathComponent(".aliyun/config.json"))
        for _ in 0..<20 {
            config.removeLast(8)
            try folder.write(".aliyun/config.json", config)
            let run = try CommandRun.run(
                ["compile", "file.ecs.yaml"], environment: Self.environment(.profile), in: folder.url
            )
            #expect(run.status == 65)
            #expect(run.errorCount == 1)
            for secret in [Self.secret] + Self.optional { #expect(!secret.isIn(run.errorOutput), "\(secret.name)") }
        }
    }
}
