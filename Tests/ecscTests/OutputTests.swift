import Foundation
import Testing

/// Where output goes, and how, beyond what golden cases show.
@Suite struct OutputTests {
    private static let signing = ["--demo-credentials", "--timestamp", "2026-01-31T12:00:00Z", "--nonce", "fixed"]

    private static func parameter(_ name: String, in url: some StringProtocol) throws -> String? {
        try #require(URLComponents(string: String(url))).queryItems?.first { $0.name == name }?.value
    }

    private static func mode(of path: String, in folder: TemporaryFolder) throws -> Int? {
        let file = folder.url.appendingPathComponent(path)
        return try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
    }

    @Test func noncesOfSeveralRequestsAreNumberedInOutputOrder() throws {
        let folder = try TemporaryFolder()
        let specs = ["c", "a", "b"].map { SpecText.plain(name: $0) }
        let run = try CommandRun.run(
            ["compile", "-", "--emit", "request"] + Self.signing, input: Data(specs.joined(separator: "---\n").utf8),
            in: folder.url
        )
        let lines = run.outputText.split(separator: "\n")
        #expect(lines.count == 3)
        for (line, (name, nonce)) in zip(lines, [("c", "fixed-1"), ("a", "fixed-2"), ("b", "fixed-3")]) {
            let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
            #expect(object["name"] as? String == name)
            #expect(try Self.parameter("SignatureNonce", in: #require(object["url"] as? String)) == nonce)
        }
        let one = try CommandRun.run(
            ["compile", "-"] + Self.signing, input: Data(SpecText.plain().utf8), in: folder.url
        )
        #expect(try Self.parameter("SignatureNonce", in: one.outputText.trimmingCharacters(in: .newlines)) == "fixed")
    }

    @Test func everySpellingOfOneRequestHasTheSameNonce() throws {
        let folder = try TemporaryFolder()
        try folder.write("web.ecs.yaml", SpecText.plain())
        _ = try CommandRun.run(
            ["compile", "web.ecs.yaml", "--demo-credentials", "--output-dir", "out"], in: folder.url)
        let files = try folder.files()
        let url = String(decoding: try #require(files["out/web/request.url"]), as: UTF8.self)
        let nonce = try #require(try Self.parameter("SignatureNonce", in: url.trimmingCharacters(in: .newlines)))
        #expect(String(decoding: try #require(files["out/web/request.json"]), as: UTF8.self).contains(nonce))
    }

    @Test func unsignedRequestsLackAllOfTheSignature() throws {
        let folder = try TemporaryFolder()
        let run = try CommandRun.run(
            ["compile", "-", "--unsigned"], input: Data(SpecText.plain().utf8), in: folder.url)
        let names = try #require(URLComponents(string: run.outputText.trimmingCharacters(in: .newlines)))
            .queryItems?.map(\.name)
        #expect(
            names == [
                "Action", "Format", "ImageId", "InstanceType", "RegionId", "SecurityGroupId", "VSwitchId", "Version",
            ]
        )
    }

    @Test(arguments: ["request", "curl"], [true, false])
    func aLongRequestBecomesAForm(kind: String, isSigned: Bool) throws {
        let folder = try TemporaryFolder()
        try folder.write("web.ecs.yaml", SpecText.plain(adding: "userData: {file: boot.sh}"))
        try folder.write("boot.sh", "#!/bin/sh\n" + String(repeating: "# comment\n", count: 800))
        let signing = isSigned ? Self.signing : ["--unsigned"]
        let run = try CommandRun.run(["compile", "web.ecs.yaml", "--emit", kind] + signing, in: folder.url)
        #expect(run.status == 0)
        #expect(!run.errorText.contains("url-too-long"))
        #expect(run.outputText.contains("POST"))
        let asked = try CommandRun.run(
            ["compile", "web.ecs.yaml", "--emit", kind, "--method", "GET"] + signing, in: folder.url
        )
        #expect(!asked.outputText.contains("POST"))
        let url = try CommandRun.run(["compile", "web.ecs.yaml"] + signing, in: folder.url)
        #expect(url.status == 0)
        #expect(url.outputText.hasPrefix("https://ecs.cn-hangzhou.aliyuncs.com/?"))
        #expect(url.errorText.contains("[url-too-long]"))
        #expect(try CommandRun.run(["compile", "web.ecs.yaml", "--strict"] + signing, in: folder.url).status == 1)
        let call = #"{"Action":"A","Version":"2014-05-26","Text":""# + String(repeating: "a", count: 9_000) + "\"}"
        let signed = try CommandRun.run(
            ["sign", "--emit", kind] + signing, input: Data(call.utf8), in: folder.url
        )
        #expect(signed.outputText.contains("POST"))
    }

    @Test func aBundleHasBothAnURLAndAForm() throws {
        let folder = try TemporaryFolder()
        try folder.write("web.ecs.yaml", SpecText.plain())
        let run = try CommandRun.run(
            ["compile", "web.ecs.yaml", "--output-dir", "a/b/", "--method", "POST"] + Self.signing, in: folder.url
        )
        #expect(run.status == 0)
        #expect(run.outputText.split(separator: "\n").first == "a/b/web/request.url")
        let files = try folder.files()
        let url = String(decoding: try #require(files["a/b/web/request.url"]), as: UTF8.self)
        #expect(url.contains("&Signature="))
        let request = String(decoding: try #require(files["a/b/web/request.json"]), as: UTF8.self)
        #expect(request.contains(#""method": "POST""#))
    }

    @Test(arguments: ["o", "o/", "o//p//", "./o", "../o", "o/../p"]) func bundlesGoWhereAsked(folder name: String)
        throws
    {
        let folder = try TemporaryFolder()
        try folder.write("w", SpecText.plain())
        try folder.write("run/w", SpecText.plain())
        let run = try CommandRun.run(
            ["compile", "w", "--output-dir", name, "--unsigned"], in: folder.url.appendingPathComponent("run")
        )
        #expect(run.status == 0, "\(run.errorText)")
        #expect(run.outputText.split(separator: "\n").count == 5)
        for path in run.outputText.split(separator: "\n") {
            let file = folder.url.appendingPathComponent("run/\(path)")
            #expect(FileManager.default.fileExists(atPath: file.path))
        }
    }

    @Test func filesWithASignatureAreForTheirOwnerOnlyAlsoWhenReplaced() throws {
        let folder = try TemporaryFolder()
        try folder.write("web.ecs.yaml", SpecText.plain())
        for _ in 0..<2 {
            let run = try CommandRun.run(
                ["compile", "web.ecs.yaml", "--output-dir", "out"] + Self.signing, in: folder.url
            )
            #expect(run.status == 0)
            for name in ["request.url", "request.json"] {
                #expect(try Self.mode(of: "out/web/\(name)", in: folder) == 0o600)
                try FileManager.default.setAttributes(
                    [.posixPermissions: 0o644], ofItemAtPath: folder.url.appendingPathComponent("out/web/\(name)").path
                )
            }
            #expect(try !folder.files().keys.contains { $0.hasSuffix(".tmp") })
        }
    }

    @Test(arguments: [["check"], ["compile", "--unsigned"]]) func aClosedOutputIsNoFault(command: [String]) throws {
        let folder = try TemporaryFolder()
        try folder.write("web.ecs.yaml", SpecText.plain(adding: "trustedSystem: off"))
        try folder.write("bad.ecs.yaml", SpecText.plain(adding: "cuont: 1"))
        for (spec, status) in [("web.ecs.yaml", Int32(0)), ("bad.ecs.yaml", 1)] {
            let pipe = Pipe()
            try pipe.fileHandleForReading.close()
            let run = try CommandRun.run(command + [spec], in: folder.url, output: pipe.fileHandleForWriting)
            #expect(run.endedNormally)
            #expect(run.status == status)
            #expect(command == ["check"] ? run.errorText.isEmpty : run.errorCount == status)
        }
    }

    #if os(Linux)
    @Test func aFullDiskIsAFault() throws {
        let folder = try TemporaryFolder()
        try folder.write("web.ecs.yaml", SpecText.plain())
        let full = try FileHandle(forWritingTo: URL(fileURLWithPath: "/dev/full"))
        let run = try CommandRun.run(["compile", "web.ecs.yaml", "--unsigned"], in: folder.url, output: full)
        #expect(run.status == 73)
        #expect(run.errorCount == 1)
    }
    #endif

    @Test func aFolderStandsForItsSpecsByPath() throws {
        let folder = try TemporaryFolder()
        for name in ["b.ecs.yml", "a.ecs.yaml"] {
            try folder.write("specs/\(name)", SpecText.plain(name: String(name.prefix(1))))
        }
        try folder.write(
            "specs/c.ecs.json",
            #"{"apiVersion":"ecsc/v1","kind":"Instance","metadata":{"name":"c"},"spec":{"region":"cn-hangzhou","type":"ecs.g6.large","image":"m-1","network":{"vSwitch":"vsw-1","securityGroup":"sg-1"}}}"#
        )
        try folder.write("specs/other.yaml", "not: a spec\n")
        let run = try CommandRun.run(["compile", "specs", "--emit", "policies"], in: folder.url)
        #expect(run.status == 0)
        let names = try run.outputText.split(separator: "\n").map { line in
            try (JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])?["name"] as? String
        }
        #expect(names == ["a", "b", "c"])
    }

    @Test(
        arguments: [
            ([], [:], false), (["--color", "always"], [:], true),
            (["--color", "never"], ["CLICOLOR_FORCE": "1"], false),
            ([], ["CLICOLOR_FORCE": "1"], true), ([], ["CLICOLOR_FORCE": "1", "NO_COLOR": "1"], false),
            (["--color", "always"], ["NO_COLOR": "1"], true), ([], ["CLICOLOR_FORCE": "0"], false),
        ] as [([String], [String: String], Bool)])
    func colorsFollowOptionAndEnvironment(
        arguments: [String], environment: [String: String], isColored: Bool
    ) throws {
        let folder = try TemporaryFolder()
        let input = Data(SpecText.plain(adding: "cuont: 1").utf8)
        let run = try CommandRun.run(
            ["check", "-"] + arguments, input: input, environment: environment, in: folder.url)
        #expect(run.outputText.contains("\u{1B}[") == isColored)
    }

    @Test func filesComeFromTheFolderGiven() throws {
        let folder = try TemporaryFolder()
        try folder.write("files/boot.sh", "#!/bin/sh\n")
        let spec = Data(SpecText.plain(adding: "userData: {file: boot.sh}").utf8)
        let run = try CommandRun.run(
            ["compile", "-", "--emit", "user-data-text", "--files-dir", "files"], input: spec, in: folder.url
        )
        #expect(run.outputText == "#!/bin/sh\n")
    }

    @Test func aKeyOfTheEnvironmentGivesWayToAProfileAskedFor() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            ".aliyun/config.json",
            #"{"current":"a","profiles":[{"name":"a","mode":"AK","access_key_id":"of-a","access_key_secret":"x"},{"name":"b","mode":"AK","access_key_id":"of-b","access_key_secret":"x"}]}"#
        )
        let keys = ["ALIBABA_CLOUD_ACCESS_KEY_ID": "of-env", "ALIBABA_CLOUD_ACCESS_KEY_SECRET": "x"]
        for (arguments, environment, id) in [
            ([], [:], "of-a"), ([], keys, "of-env"), (["--profile", "b"], keys, "of-b"),
            ([], ["ALIBABA_CLOUD_PROFILE": "b"], "of-b"),
        ] as [([String], [String: String], String)] {
            let run = try CommandRun.run(
                ["compile", "-"] + arguments, input: Data(SpecText.plain().utf8), environment: environment,
                in: folder.url
            )
            #expect(try Self.parameter("AccessKeyId", in: run.outputText.trimmingCharacters(in: .newlines)) == id)
        }
    }
}
