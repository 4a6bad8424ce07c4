import Foundation
import TestSupport
import Testing

/// `compile --stream`.
@Suite struct StreamTests {
    static func spec(_ name: String, more: String = "") -> String {
        """
        {"apiVersion":"ecsc/v1","kind":"Instance","metadata":{"name":"\(name)"},"spec":{"region":"cn-hangzhou",\
        "type":"ecs.g7.large","image":"img-1","network":{"vSwitch":"vsw-1","securityGroup":"sg-1"}\(more)}}
        """
    }

    static func stream(_ lines: [String], _ arguments: String..., folder: TemporaryFolder? = nil) throws -> CommandRun {
        let folder = try folder ?? TemporaryFolder()
        let input = Data(lines.map { $0 + "\n" }.joined().utf8)
        return try CommandRun.run(["compile", "--stream"] + arguments, input: input, in: folder.url)
    }

    static func objects(_ run: CommandRun) throws -> [[String: Any]] {
        try run.outputText.split(separator: "\n").map { line in
            try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        }
    }

    @Test(.timeLimit(.minutes(1))) func aClosedOutputEndsAStreamThatHasNoEnd() throws {
        let folder = try TemporaryFolder()
        try folder.write("spec", Self.spec("web", more: ",\"count\":1"))
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        // One line is a good one, all others are bad: the name is taken.
        process.arguments = [
            "-c", "yes \"$(cat spec)\" | { \"$1\" compile --stream --unsigned; echo $? >status; } | head -n 1 >first",
            "sh",
            CommandRun.binary.path,
        ]
        process.currentDirectoryURL = folder.url
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        let files = try folder.files()
        #expect(files["status"].map { String(decoding: $0, as: UTF8.self) } == "1\n")
        #expect(files["first"]?.starts(with: Data("https://".utf8)) == true)
    }

    @Test func keepsTheOrderOfManyLines() throws {
        let count = 3_000
        let run = try Self.stream(
            (1...count).map { Self.spec("web-\($0)", more: ",\"name\":\"n\($0)\"") }, "--emit", "parameters")
        #expect(run.status == 0)
        #expect(run.errorText == "")
        let names = try Self.objects(run).map { $0["InstanceName"] as? String }
        #expect(names == (1...count).map { "n\($0)" })
    }

    @Test(arguments: ["url", "request", "curl", "aliyun", "parameters", "query", "user-data", "policies", "plan"])
    func writesWhatAFileWouldGive(kind: String) throws {
        let folder = try TemporaryFolder()
        let spec = Self.spec("web", more: ",\"userData\":{\"text\":\"#!/bin/sh\\ntrue\\n\"}")
        try folder.write("web.ecs.json", spec)
        let signing = ["--emit", kind, "--demo-credentials", "--timestamp", "2026-01-31T12:00:00Z"]
        let single = try CommandRun.run(["compile", "web.ecs.json", "--nonce", "n-1"] + signing, in: folder.url)
        let streamed = try CommandRun.run(
            ["compile", "--stream", "--nonce", "n"] + signing, input: Data(spec.utf8), in: folder.url
        )
        #expect(single.status == 0, Comment(rawValue: single.errorText))
        #expect(streamed.outputText == single.outputText)
    }

    @Test func putsFindingsInThePlaceOfABadLine() throws {
        let run = try Self.stream(
            [Self.spec("a"), "{\"kind\": ", "", Self.spec("b", more: ",\"zonne\":1"), Self.spec("c")], "--emit",
            "parameters"
        )
        #expect(run.status == 1)
        let objects = try Self.objects(run)
        #expect(objects.map { $0["line"] as? Int } == [nil, 2, 4, nil])
        let findings = try #require(objects[2]["diagnostics"] as? [[String: Any]])
        #expect(findings.map { $0["rule"] as? String } == ["unknown-key"])
        #expect(findings.map { $0["line"] as? Int } == [4])
    }

    @Test func findsNamesThatComeTwice() throws {
        // Far enough from each other to be compiled by different threads, and in different batches.
        var lines = (1...1_500).map { Self.spec("web-\($0)") }
        lines.append(Self.spec("web-1"))
        let run = try Self.stream(lines, "--emit", "parameters")
        #expect(run.status == 1)
        let last = try #require(try Self.objects(run).last)
        let findings = try #require(last["diagnostics"] as? [[String: Any]])
        #expect(last["line"] as? Int == 1_501)
        #expect(findings.map { $0["rule"] as? String } == ["duplicate-name"])
        #expect(findings.first?["notes"] as? [String] == ["first used on line 1"])
    }

    @Test func passesOverALineThatIsTooLong() throws {
        let long = "{\"x\":\"" + String(repeating: "a", count: 2 << 20) + "\"}"
        let run = try Self.stream([Self.spec("a"), long, Self.spec("b")], "--emit", "parameters")
        #expect(run.status == 1)
        let objects = try Self.objects(run)
        #expect(objects.count == 3)
        let findings = try #require(objects[1]["diagnostics"] as? [[String: Any]])
        #expect(findings.map { $0["rule"] as? String } == ["input-limit"])
    }

    @Test func takesALastLineWithoutItsBreak() throws {
        let run = try CommandRun.run(
            ["compile", "--stream", "-", "--emit", "user-data"], input: Data(Self.spec("a").utf8), in: Repository.root
        )
        #expect(run.status == 0)
        #expect(run.outputText == "\n")
    }

    @Test func numbersNonces() throws {
        let run = try Self.stream([Self.spec("a"), "", Self.spec("b")], "--demo-credentials", "--nonce", "n")
        let nonces = run.outputText.split(separator: "\n").map {
            $0.contains("SignatureNonce=n-1") ? 1 : $0.contains("SignatureNonce=n-2") ? 2 : 0
        }
        #expect(nonces == [1, 2])
    }

    @Test func setsVariablesOfAllLines() throws {
        let spec = #"{"vars":{"zone":"a"},"# + Self.spec("a", more: #","zone":"${zone}""#).dropFirst()
        let run = try Self.stream([spec, Self.spec("b")], "--emit", "parameters", "--set", "zone=cn-hangzhou-i")
        #expect(run.status == 0, Comment(rawValue: run.errorText + run.outputText))
        #expect(try Self.objects(run).map { $0["ZoneId"] as? String } == ["cn-hangzhou-i", nil])
        let unknown = try Self.stream([spec, Self.spec("b")], "--emit", "parameters", "--set", "zome=x")
        #expect(unknown.status == 1)
        #expect(unknown.errorText.contains("[undefined-variable]"))
    }

    @Test func tellsWarningsOfGoodLinesOnStandardError() throws {
        let spec = Self.spec("a", more: #","userData":{"text":"echo hello\n"}"#)
        let run = try Self.stream([spec], "--emit", "user-data")
        #expect(run.status == 0)
        #expect(run.errorText.contains("warning"))
        let strict = try Self.stream([spec], "--emit", "user-data", "--strict")
        #expect(strict.status == 1)
        #expect(strict.outputText.hasPrefix("{\"line\":1,"))
    }

    @Test(arguments: [["x.ecs.yaml"], ["--output-dir", "out"], ["--emit", "user-data-text"]])
    func refusesWhatHasNoMeaning(arguments: [String]) throws {
        let run = try CommandRun.run(["compile", "--stream"] + arguments, in: Repository.root)
        #expect(run.status == 64)
    }

    @Test func needsASpecOtherwise() throws {
        let run = try CommandRun.run(["compile"], in: Repository.root)
        #expect(run.status == 64)
        #expect(run.errorText.contains("Missing expected argument"))
    }
}
