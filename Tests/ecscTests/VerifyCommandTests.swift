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

    private static let url =
        "https://ecs.aliyuncs.com/?A=a%20b~c&AccessKeyId=testid&Action=DescribeSecurityGroups&Format=JSON"
        + "&RegionId=cn-shenzhen&SignatureMethod=HMAC-SHA1&SignatureNonce=n-1&SignatureVersion=1.0"
        + "&Timestamp=2024-01-02T03%3A04%3A05Z&Version=2014-05-26&VpcId=vpc-nsr5yzdpo"
        + "&Signature=t4b17OkdZ%2FBCCu1P6peBLO%2FtcMU%3D"

    /// What people paste: a whole command, with quotes of any kind or none, on one line or several.
    @Test(arguments: [
        "curl 'URL'", "curl \"URL\" -v", "curl --silent URL", "curl --silent URL\n", "curl \\\n  'URL'\n",
        "GET URL", " URL", "<URL", "\u{FEFF}URL", "\"URL\"", "URL",
    ])
    func takesTheURLOutOfACommand(text: String) throws {
        let folder = try TemporaryFolder()
        let text = text.replacing("URL", with: Self.url)
        for (argument, input) in [(text, ""), ("-", text)] {
            let run = try CommandRun.run(
                ["verify", "--demo-credentials", "--", argument], input: Data(input.utf8), in: folder.url
            )
            #expect(run.status == 0, Comment(rawValue: run.errorText))
            let isTaken =
                !text.hasPrefix("https:")
                && !(argument == "-" && [" ", "\u{FEFF}"].contains { text.hasPrefix($0) })
            #expect(run.errorText.contains("was taken out of the text") == isTaken)
            #expect(!run.errorText.contains("t4b17"))
        }
    }

    @Test func saysWhatMayBeWrong() throws {
        let folder = try TemporaryFolder()
        func verify(_ url: String) throws -> CommandRun {
            try CommandRun.run(["verify", "--demo-credentials", url], in: folder.url)
        }
        let plus = try verify(Self.url.replacing("%20", with: "+"))
        #expect(plus.status == 1)
        #expect(plus.errorText.contains("note: the query has '+', which is itself there"))
        let twice = try verify(Self.url + "&RegionId=cn-beijing")
        #expect(twice.status == 1)
        #expect(twice.errorText == "error: the parameter 'RegionId' is given 2 times\n")
        let plain = try verify(Self.url.replacing("https", with: "http"))
        #expect(plain.status == 0)
        #expect(plain.errorText.hasPrefix("note: the URL is 'http:'"))
        for method in ["", "GE T", "G\u{131}T", "GET\u{301}"] {
            let run = try CommandRun.run(
                ["verify", "--demo-credentials", "--method", method, Self.url], in: folder.url
            )
            #expect(run.status == 64)
        }
    }

    @Test func refusesInputOverTheLimit() throws {
        let folder = try TemporaryFolder()
        let long = Data((Self.url + "&x=" + String(repeating: "y", count: 1 << 20)).utf8)
        let run = try CommandRun.run(["verify", "--demo-credentials", "-"], input: long, in: folder.url)
        #expect(run.status == 65)
        #expect(run.errorCount == 1)
    }

    /// A command of `compile --emit curl`, and what else people write for a POST: method and form are taken from it.
    @Test func takesMethodAndFormOutOfACommand() throws {
        let folder = try TemporaryFolder()
        let command = try Self.compile(["--emit", "curl", "--method", "POST"], in: folder)
        let request = try Self.request(Self.compile(["--emit", "request", "--method", "POST"], in: folder))
        let form = try #require(request.body)
        let half = try #require(form.firstIndex(of: "&"))
        for text in [
            command, "$ \(command)", "curl -X POST '\(request.url)' -d '\(form)'",
            "curl -XPOST \"\(request.url)\" --data=\(form.replacing("&", with: "\\&"))",
            "/usr/bin/curl '\(request.url)' \\\n  --data-raw '\(form)'\n",
            "curl '\(request.url)' -d '\(form[..<half])' --data-binary '\(form[form.index(after: half)...])'",
            "curl '\(request.url)' --request POST --data \"\(form)\"",
        ] {
            let run = try CommandRun.run(
                ["verify", "--demo-credentials", "-"], input: Data(text.utf8), in: folder.url
            )
            #expect(run.status == 0, Comment(rawValue: text + run.errorText))
        }
        let asGet = try CommandRun.run(
            ["verify", "--demo-credentials", "--method", "GET", "-"], input: Data(command.utf8), in: folder.url
        )
        #expect(asGet.status == 1 && asGet.errorText.contains("it is checked as GET"))
        let fromFile = try CommandRun.run(
            ["verify", "--demo-credentials", "curl -d @form '\(request.url)'"], in: folder.url
        )
        #expect(fromFile.status == 64 && fromFile.errorText.contains("--body"))
    }

    /// curl's -G makes a query of its data.
    @Test func takesAQueryOutOfACommand() throws {
        let folder = try TemporaryFolder()
        let parts = Self.url.split(separator: "?", maxSplits: 1)
        let run = try CommandRun.run(
            ["verify", "--demo-credentials", "curl -G '\(parts[0])' -d '\(parts[1])'"], in: folder.url
        )
        #expect(run.status == 0, Comment(rawValue: run.errorText))
    }

    @Test(arguments: [
        ("2024-01-02T03:04:05Z", ""), ("2024-01-02T03:19:05Z", ""), ("2024-01-02T02:49:05Z", ""),
        ("2024-01-02T03:19:06Z", "15 minutes old"), ("2024-01-02T02:49:04Z", "15 minutes ahead"),
        ("2024-01-02T11:04:05+08:00", ""),
    ])
    func saysWhereARequestIsStale(now: String, expected: String) throws {
        let folder = try TemporaryFolder()
        let run = try CommandRun.run(["verify", "--demo-credentials", Self.url, "--timestamp", now], in: folder.url)
        #expect(run.status == 0)
        #expect(expected.isEmpty ? run.errorText.isEmpty : run.errorText.contains(expected))
    }

    /// What a message shows is for logs: a session token is in none.
    @Test func showsNoSessionToken() throws {
        let folder = try TemporaryFolder()
        let url = try CommandRun.run(
            ["compile", Repository.example("trusted-g7t.ecs.yaml")],
            environment: [
                "ALIBABA_CLOUD_ACCESS_KEY_ID": "testid", "ALIBABA_CLOUD_ACCESS_KEY_SECRET": "testsecret",
                "ALIBABA_CLOUD_SECURITY_TOKEN": "hidden-token",
            ], in: folder.url
        ).outputText
        #expect(url.contains("hidden-token"))
        let service = "string to sign is:GET&%2F&SecurityToken%3Dhidden-token2"
        let run = try CommandRun.run(
            ["verify", "-", "--secret-from", "S", "--server-message", service], input: Data(url.utf8),
            environment: ["S": "other"], in: folder.url
        )
        #expect(run.status == 1 && run.errorText.contains("string to sign: GET&%2F&"))
        #expect(!run.errorText.contains("hidden-token") && run.errorText.contains("SecurityToken"))
    }
}
