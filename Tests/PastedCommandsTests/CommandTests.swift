import DiagnosticsCore
import PastedCommands
import SourceTree
import Testing

@Suite struct CommandTests {
    private static let url = "https://ecs.aliyuncs.com/?Action=A"

    @Test(
        arguments: [
            (["curl", url], url, nil), (["/usr/bin/curl", "-sSL", url], url, nil),
            (["$", "curl", "--url", url], url, nil),
            (["curl", "-H", "x: y", "-o", "f", url, "--max-time", "5"], url, nil), (["curl", "-of", url], url, nil),
            (["curl", "-d", "B=1", "--data-raw=C=2", "https://h/"], "https://h/", "B=1&C=2"),
            (["curl", "-dB=1", "https://h/"], "https://h/", "B=1"),
            (["curl", "-sSd", "B=1", "https://h/"], "https://h/", "B=1"),
            (["curl", "-G", "-d", "B=1", "https://h/"], "https://h/?B=1", nil),
            (["curl", "--get", "--data", "B=1", url], url + "&B=1", nil),
            (["curl", "--data-urlencode", "B=a b&c", "https://h/"], "https://h/", "B=a%20b%26c"),
            (["curl", "--data-urlencode", "=a b", "https://h/"], "https://h/", "a%20b"), (["curl", "-d"], nil, nil),
            (["curl"], nil, nil),
            (["curl", "--compressed", url], url, nil), (["curl", "--unknown", "value", url], url, nil),
        ] as [([String], String?, String?)])
    func curlSendsWhatItIsTold(words: [String], url: String?, form: String?) throws {
        let command = try #require(CurlCommand(words))
        #expect(command.url == url && command.form == form, "\(words)")
    }

    @Test func curlTellsMethodHeadersAndFiles() throws {
        let command = try #require(
            CurlCommand(["curl", "-XPOST", "-H", "a: b", "--header=c: d", "-d", "@form", "https://h/"]))
        #expect(command.method == "POST" && command.headers == ["a: b", "c: d"] && command.formFile == "form")
        #expect(CurlCommand(["wget", "https://h/"]) == nil && CurlCommand([]) == nil)
        #expect(CurlCommand(["curl", "--data-urlencode", "a@file", "https://h/"])?.formFile == "file")
    }

    private static func aliyun(_ line: String) throws -> AliyunCommand? {
        let file = SourceFile(name: "pasted", text: line)
        return try AliyunCommand(ShellText(file).commands.first ?? [], of: file)
    }

    @Test(arguments: [
        ("aliyun ecs RunInstances --A 1 --B=2 --C ''", ["A=1", "B=2", "C="]),
        ("aliyun --profile p ecs RunInstances --A 1 --endpoint e --force --dryrun --B 2", ["A=1", "B=2"]),
        ("/opt/aliyun ecs RunInstances -p p --A -1", ["A=-1"]),
        ("aliyun ecs RunInstances --A=--b --Action X", ["A=--b"]),
        ("aliyun ecs RunInstances --region r --A 1", ["RegionId=r", "A=1"]),
        ("aliyun ecs RunInstances --region r --RegionId q", ["RegionId=q"]),
        ("aliyun ecs RunInstances --A 'b=c'", ["A=b=c"]),
        ("aliyun ecs RunInstances --output cols=a rows=b --A 1", ["A=1"]), ("aliyun ecs RunInstances --A=$X", ["A="]),
    ])
    func aliyunCallsWhatItIsTold(line: String, parameters: [String]) throws {
        let command = try #require(try Self.aliyun(line))
        #expect(command.product?.text == "ecs" && command.action?.text == "RunInstances")
        #expect(command.parameters.map { "\($0.name)=\($0.value.text ?? $0.value.beginning)" } == parameters, "\(line)")
    }

    @Test func anOptionNeedsItsValue() throws {
        for line in ["aliyun ecs RunInstances --A", "aliyun ecs RunInstances --A --B 1"] {
            let error = #expect(throws: UnreadableInput.self) { try Self.aliyun(line) }
            #expect(error?.diagnostic.position?.span.start == 24)
        }
        #expect(try Self.aliyun("aws ec2 run-instances") == nil)
    }
}
