import Foundation
import TestSupport
import Testing

/// `verify` against what `compile` makes, and against the same with one byte changed.
@Suite struct VerifyCommandTests {
    private static func compile(_ arguments: [String], in folder: TemporaryFolder) throws -> String {
        let run = try CommandRun.run(
            ["compile", Repository.example("trusted-g7t.ecs.yaml"), "--demo-credentials"] + arguments, in: folder.url
        )
        #expect(run.status == 0)
        return run.outputText.trimmingCharacters(in: .newlines)
    }

    /// The method, URL and form of `--emit request`.
    private static func request(_ text: String) throws -> (method: String, url: String, body: String?) {
        let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
        return (
            try #require(object?["method"] as? String), try #require(object?["url"] as? String),
            object?["body"] as? String
        )
    }

    @Test func acceptsAURL() throws {
        let folder = try TemporaryFolder()
        let url = try Self.compile([], in: folder)
        for (arguments, input) in [([url], ""), (["-"], url + "\n")] {
            let run = try CommandRun.run(
                ["verify", "--demo-credentials"] + arguments, input: Data(input.utf8), in: folder.url
            )
            #expect(run.status == 0)
            #expect(run.outputText == "the signature is valid\n")
        }
    }

    @Test func acceptsAFormFromAFileAndFromStandardInput() throws {
        let folder = try TemporaryFolder()
        let request = try Self.request(Self.compile(["--emit", "request", "--method", "POST"], in: folder))
        #expect(request.method == "POST")
        let form = try #require(request.body)
        let name = try folder.write("form", form)
        for (body, input) in [(name, ""), ("-", form + "\n")] {
            let run = try CommandRun.run(
                ["verify", request.url, "--body", body, "--secret-from", "THE_SECRET"], input: Data(input.utf8),
                environment: ["THE_SECRET": "testsecret"], in: folder.url
            )
            #expect(run.status == 0)
        }
    }

    @Test func refusesAnotherSecretOrMethod() throws {
        let folder = try TemporaryFolder()
        let url = try Self.compile([], in: folder)
        for (arguments, secret) in [([], "testsecres"), (["--method", "POST"], "testsecret")] {
            let run = try CommandRun.run(
                ["verify", url, "--secret-from", "THE_SECRET"] + arguments, environment: ["THE_SECRET": secret],
                in: folder.url
            )
            #expect(run.status == 1)
            #expect(run.errorCount == 1)
        }
    }

    @Test func refusesAnyChangedByte() throws {
        let folder = try TemporaryFolder()
        let url = Array(try Self.compile(["--nonce", "n", "--timestamp", "2026-01-31T12:00:00Z"], in: folder).utf8)
        let query = try #require(url.firstIndex(of: UInt8(ascii: "?"))) + 1
        var generator = SeededGenerator(seed: 2)
        for _ in 0..<60 {
            let index = Int.random(in: query..<url.count, using: &generator)
            var changed = url
            changed[index] = url[index] == UInt8(ascii: "0") ? UInt8(ascii: "1") : UInt8(ascii: "0")
            let run = try CommandRun.run(
                ["verify", "-", "--demo-credentials"], input: Data(changed), in: folder.url
            )
            #expect(run.status == 1, "byte \(index)")
            #expect(run.endedNormally)
            #expect(run.errorCount == 1)
            #expect(run.outputText.isEmpty)
        }
    }
}
