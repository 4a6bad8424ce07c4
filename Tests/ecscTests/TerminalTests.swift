import Foundation
import TestSupport
import Testing

/// At a terminal: colours, widths, progress, and the questions of `init`. `script` of util-linux makes one.
@Suite struct TerminalTests {
    /// Runs the program at a terminal, which shows its output and errors together.
    private static func run(
        _ arguments: String, input: String = "", environment: [String: String] = [:], in folder: TemporaryFolder
    ) throws -> CommandRun? {
        let script = URL(filePath: "/usr/bin/script")
        // That of macOS takes other options.
        guard FileManager.default.isExecutableFile(atPath: script.path),
            try CommandRun.run(["--version"], in: folder.url, binary: script).outputText.contains("util-linux")
        else {
            print("skipped: there is no script(1) of util-linux here")
            return nil
        }
        return try CommandRun.run(
            ["-qec", "'\(CommandRun.binary.path)' \(arguments)", "/dev/null"], input: Data(input.utf8),
            environment: ["TERM": "xterm", "SHELL": "/bin/sh"].merging(environment) { $1 }, in: folder.url,
            binary: script
        )
    }

    private static func spec(_ settings: String, name: String = "web") -> String {
        """
        apiVersion: ecsc/v1
        kind: Instance
        metadata: {name: \(name)}
        spec:
          region: cn-hangzhou
          type: ecs.g6.large
          image: ubuntu
          network: {vSwitch: vsw-1, securityGroup: sg-1}
        \(settings)

        """
    }

    @Test func coloursAreForTerminalsThatHaveThem() throws {
        let folder = try TemporaryFolder()
        try folder.write("web.ecs.yaml", Self.spec("  count: 0"))
        for (environment, isColored) in [
            (["TERM": "xterm"], true), (["TERM": "dumb"], false), (["NO_COLOR": "1"], false),
            (["TERM": "dumb", "CLICOLOR_FORCE": "1"], true),
        ] {
            guard let run = try Self.run("check web.ecs.yaml", environment: environment, in: folder) else { return }
            #expect(run.status == 1)
            #expect(run.outputText.contains("\u{1B}[") == isColored, "\(environment)")
        }
    }

    /// The mark stands under what it marks, also where the line is longer than the terminal is wide.
    @Test(arguments: [30, 40, 60, 80, 200]) func linesFitTheTerminal(columns: Int) throws {
        let folder = try TemporaryFolder()
        let long = "  tags: {" + (1...15).map { "key-\($0): value" }.joined(separator: ", ") + "}"
        try folder.write("web.ecs.yaml", Self.spec(long.replacing("key-9: value", with: "key-9: [wrong]")))
        let environment = ["COLUMNS": "\(columns)", "NO_COLOR": "1"]
        guard let run = try Self.run("check web.ecs.yaml", environment: environment, in: folder) else { return }
        let lines = run.outputText.split(whereSeparator: \.isNewline)
        let index = try #require(lines.firstIndex { $0.contains("^") })
        let mark = try #require(lines[index].firstIndex(of: "^"))
        let offset = lines[index].distance(from: lines[index].startIndex, to: mark)
        #expect(lines[index - 1].dropFirst(offset).hasPrefix("[wrong]"))
        #expect(lines[index - 1].count <= max(columns, 32))
    }

    @Test func aLongRunSaysHowFarItIs() throws {
        let folder = try TemporaryFolder()
        // Enough for some seconds, and below the limit of a file.
        for file in 0..<8 {
            let documents = (0..<2500).map { Self.spec("", name: "i\(file)-\($0)") }
            try folder.write("\(file).ecs.yaml", documents.joined(separator: "---\n"))
        }
        let erasure = "\r\u{1B}[K"
        guard let run = try Self.run("check .", in: folder) else { return }
        let text = run.outputText
        #expect(text.contains(#/\r[0-9]+ specs …/#))
        #expect(text.contains(erasure))
        for environment in [["TERM": "dumb"], [:]] {
            let redirection = environment.isEmpty ? " 2>errors" : ""
            let plain = try Self.run("check .\(redirection)", environment: environment, in: folder)
            #expect(plain?.outputText.contains("specs …") == false)
            #expect(plain?.outputText.contains(erasure) == false)
        }
        #expect(try String(contentsOf: folder.url.appending(path: "errors"), encoding: .utf8).isEmpty)
    }

    // MARK: - The questions of init

    /// What is answered, and what the spec says then.
    @Test(arguments: [
        ("\n\n\n\n\n\n\n", "  region: cn-hangzhou\n  type: ecs.g7.large\n"),
        ("cn-beijing\ny\n\n\n\n\n\n\n", "  type: ecs.g7t.large\n  image: aliyun_2_1903_x64_20G_uefi"),
        ("\nYES\n\n\nselfManaged\n\n\n\n", "  trustedSystem: selfManaged\n"),
        ("\nn\necs.g6.large\n\n\n\napp\n", "  role: app\n"),
        ("\nmaybe\nno\n\n\n\n\n\n", "  type: ecs.g7.large\n"),
        // A misspelt one is asked for again, and taken where it is meant.
        ("cn-hangzou\ncn-hangzhou\n\n\n\n\n\n\n", "  region: cn-hangzhou\n"),
        ("cn-future\ncn-future\n\n\n\n\n\n\n", "  region: cn-future\n"),
        // What is offered goes with what was answered before.
        ("\ny\necs.c6t.large\n\n\n\n\n\n", "  image: aliyun_2_1903_x64_20G_secured"),
    ])
    func theQuestionsOfInit(answers: String, expected: String) throws {
        let folder = try TemporaryFolder()
        guard let run = try Self.run("init web", input: answers, in: folder) else { return }
        #expect(run.status == 0, Comment(rawValue: run.outputText))
        let text = try String(contentsOf: folder.url.appending(path: "web.ecs.yaml"), encoding: .utf8)
        #expect(text.contains(expected), Comment(rawValue: run.outputText + text))
        #expect(try CommandRun.run(["check", "web.ecs.yaml"], in: folder.url).status == 0)
    }

    /// Where the input ends before all is answered, nothing is written, however far it went.
    @Test(arguments: 0...6) func writesNothingWhereTheInputEnds(answered: Int) throws {
        let folder = try TemporaryFolder()
        let answers = String(repeating: "\n", count: answered)
        guard let run = try Self.run("init web", input: answers + "\u{4}", in: folder) else { return }
        guard answered < 6 else { return }
        #expect(run.status == 66, Comment(rawValue: run.outputText))
        #expect(run.outputText.contains("nothing is written"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).isEmpty)
    }

    @Test func asksNothingWhereTheFileIsThere() throws {
        let folder = try TemporaryFolder()
        try folder.write("web.ecs.yaml", "mine")
        guard let run = try Self.run("init web", input: "\n", in: folder) else { return }
        #expect(run.status == 73)
        #expect(!run.outputText.contains("Region"))
    }
}
