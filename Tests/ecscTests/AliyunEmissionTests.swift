import Foundation
import TestSupport
import Testing

/// `--emit aliyun`: what a shell makes of it are exactly the parameters.
@Suite struct AliyunEmissionTests {
    @Test func survivesTheShell() throws {
        let folder = try TemporaryFolder()
        let awkward = #"it's "$HOME" `id` \ ; * ~ é"#
        let more = try String(
            decoding: JSONSerialization.data(withJSONObject: ["d": awkward, "e": "-dash"]), as: UTF8.self
        ).dropFirst().dropLast().replacingOccurrences(of: "\"d\":", with: "\"description\":")
            .replacingOccurrences(of: "\"e\":", with: "\"name\":")
        try folder.write("web.ecs.json", StreamTests.spec("web", more: ",\(more),\"tags\":{\"empty\":\"\"}"))
        let command = try CommandRun.run(["compile", "web.ecs.json", "--emit", "aliyun"], in: folder.url)
        #expect(command.status == 0, Comment(rawValue: command.errorText))
        #expect(command.outputText.hasPrefix("aliyun ecs RunInstances --"))
        let parameters = try CommandRun.run(["compile", "web.ecs.json", "--emit", "parameters"], in: folder.url)
        var expected = try #require(JSONSerialization.jsonObject(with: parameters.output) as? [String: String])
        expected["Action"] = nil
        #expect(expected["Description"] == awkward)
        // A shell function in the place of the program tells its words apart.
        try folder.write("run.sh", #"aliyun() { printf '%s\0' "$@"; }"# + "\n" + command.outputText)
        let shell = try CommandRun.run(["run.sh"], in: folder.url, binary: URL(fileURLWithPath: "/bin/sh"))
        var words = shell.outputText.split(separator: "\0", omittingEmptySubsequences: false).map(String.init)[...]
        #expect(words.prefix(2) == ["ecs", "RunInstances"])
        words = words.dropFirst(2).dropLast()
        var found: [String: String] = [:]
        while let word = words.popFirst() {
            let name = word.drop { $0 == "-" }.prefix { $0 != "=" }
            found[String(name)] = word.contains("=") ? String(word[name.endIndex...].dropFirst()) : words.popFirst()
        }
        #expect(found == expected)
    }

    /// Values that leave quotes, end lines, or are read twice, through every shell that is here: the same bytes come out.
    @Test(arguments: ["/bin/sh", "/usr/bin/dash", "/usr/bin/bash"]) func hostileValuesArriveAsTheyAre(shell: String)
        throws
    {
        guard FileManager.default.fileExists(atPath: shell) else { return print("skipped: there is no \(shell)") }
        let pieces = [
            "'", "\u{301}", "'\u{301}; touch canary; echo '\u{301}", "\r", "\n", "\r\n", "\u{2028}", "\"", "\\", "-",
            "--help", "@", "file://x", "$(touch canary)", "`touch canary`", "$HOME", "%", "%s", "%%", "\\012", "\u{1}",
            "\u{7F}", "\u{85}", "\u{9B}", "\u{1B}[201~", "\t", "é", "e\u{301}", "#", "~", "!", "*", "a", "1", " ", "=",
            ":",
            ".", "\u{200D}", "\u{1F1E8}\u{1F1F3}", "\u{FEFF}", ";", "&", "|", "<", ">", "(", "\u{212A}",
        ]
        var generator = SeededGenerator(seed: 10)
        let values = [""] + pieces + (0..<600).map { _ in generator.text(of: pieces, upTo: 6) }
        // The most tags that an instance can have; they come out in the order of their keys.
        let groups = stride(from: 0, to: values.count, by: 20).map { Array(values[$0..<min($0 + 20, values.count)]) }
        let lines = try groups.enumerated().map { index, group in
            let tags = Dictionary(uniqueKeysWithValues: group.enumerated().map { ("k\(10 + $0)", $1) })
            let json = String(decoding: try JSONSerialization.data(withJSONObject: tags), as: UTF8.self)
            return StreamTests.spec("w\(index)", more: ",\"tags\":\(json)")
        }
        let folder = try TemporaryFolder()
        let input = Data(lines.map { $0 + "\n" }.joined().utf8)
        let run = try CommandRun.run(["compile", "--stream", "--emit", "aliyun"], input: input, in: folder.url)
        #expect(run.status == 0, Comment(rawValue: run.errorText))
        #expect(run.output.split(separator: 0x0A, omittingEmptySubsequences: false).count == groups.count + 1)
        // No control character but the line break is left for a terminal to act upon.
        #expect(run.outputText.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control })
        // A shell function in the place of the program tells its words apart.
        let function = #"aliyun() { printf '%s\0' "$@"; }"#
        try folder.write("run.sh", Data("\(function)\n".utf8) + run.output)
        let ran = try CommandRun.run(["run.sh"], in: folder.url, binary: URL(fileURLWithPath: shell))
        #expect(ran.status == 0, Comment(rawValue: ran.errorText))
        #expect(ran.errorText.isEmpty, Comment(rawValue: ran.errorText))
        #expect(try folder.files()["canary"] == nil)
        let found = ran.output.split(separator: 0, omittingEmptySubsequences: false).dropLast().map { Array($0) }
        let expected = groups.flatMap(Self.words).map { Array($0.utf8) }
        #expect(found.count == expected.count)
        for (found, expected) in zip(found, expected) where found != expected {
            Issue.record("\(String(decoding: expected, as: UTF8.self).debugDescription) arrives as \(found)")
        }
    }

    /// The words of a command for an instance with such tags, by the bytes of the options' names.
    private static func words(tags values: [String]) -> [String] {
        let pairs = values.enumerated().flatMap { index, value in
            [("--Tag.\(index + 1).Key", "k\(10 + index)"), ("--Tag.\(index + 1).Value", value)]
        }
        let head = ["ecs", "RunInstances", "--ImageId", "img-1", "--InstanceType", "ecs.g7.large"]
        return head + ["--RegionId", "cn-hangzhou", "--SecurityGroupId", "sg-1"]
            + pairs.sorted { $0.0 < $1.0 }.flatMap { name, value in
                value.utf8.first == UInt8(ascii: "-") ? ["\(name)=\(value)"] : [name, value]
            } + ["--VSwitchId", "vsw-1"]
    }

    @Test func aNULIsAnErrorWithItsPlace() throws {
        let folder = try TemporaryFolder()
        try folder.write("web.ecs.json", StreamTests.spec("web", more: #","description":"a\u0000b""#))
        for arguments in [["web.ecs.json"], ["--stream"]] {
            let run = try CommandRun.run(
                ["compile", "--emit", "aliyun"] + arguments,
                input: try #require(folder.files()["web.ecs.json"]), in: folder.url
            )
            #expect(run.status == 1)
            #expect((run.errorText + run.outputText).contains("nul-byte"))
            #expect(!run.output.contains(0))
            #expect(run.output.count { $0 == 0x0A } == (arguments == ["--stream"] ? 1 : 0))
        }
    }
}
