import Foundation
import TestSupport
import Testing

/// What help, README and manual say, held against what the commands do.
@Suite struct HelpTests {
    /// A command as the argument parser describes it.
    struct Command: Decodable, CustomTestStringConvertible {
        let commandName: String
        let discussion: String?
        let shouldDisplay: Bool?
        let subcommands: [Command]?
        let superCommands: [String]?

        /// What is typed for it.
        var path: String { ((superCommands ?? []) + [commandName]).joined(separator: " ") }
        var testDescription: String { path }

        /// The lines below `Examples:`.
        var examples: [String] {
            let lines = (discussion ?? "").split(separator: "\n", omittingEmptySubsequences: false)
            return lines.drop { $0 != "Examples:" }.dropFirst().map { $0.trimmingCharacters(in: .whitespaces) }
        }

        /// The command and those below it.
        var all: [Command] { [self] + (subcommands ?? []).flatMap(\.all) }
    }

    private struct Dump: Decodable {
        let command: Command
    }

    /// All commands but `help`, which the argument parser brings.
    private static let commands: [Command] = {
        let run = try? CommandRun.run(["--experimental-dump-help"], in: Repository.root)
        let dump = run.flatMap { try? JSONDecoder().decode(Dump.self, from: $0.output) }
        return (dump?.command.all ?? []).filter { $0.commandName != "help" }
    }()

    @Test func thereAreCommands() {
        #expect(Self.commands.count > 20)
        #expect(Self.commands.allSatisfy { $0.shouldDisplay != false })
        #expect(!Self.commands.contains { $0.commandName == "version" })
    }

    /// Every example runs, as it stands, in a folder with the files that examples name.
    @Test(arguments: commands) func examplesRun(of command: Command) throws {
        #expect(!command.examples.isEmpty)
        let folder = try TemporaryFolder()
        let spec = try String(contentsOfFile: Repository.example("trusted-g7t.ecs.yaml"), encoding: .utf8)
        try folder.write("web.ecs.yaml", spec)
        try folder.write("old.ecs.yaml", spec.replacing("g7t", with: "c7t"))
        try folder.write("boot.sh", "#!/bin/sh\necho ready\n")
        try folder.write("call.json", #"{"Action":"DescribeRegions","Version":"2014-05-26"}"#)
        try folder.write("ecs-models.json", #"{"apiDocs": "sts/2015-04-01"}"#)
        try folder.write("policy.json", try CommandRun.run(["policy", "trust", "web.ecs.yaml"], in: folder.url).output)
        let json = [
            #"{"apiVersion":"ecsc/v1","kind":"Instance","metadata":{"name":"web"},"spec":{"region":"cn-hangzhou","#,
            #""type":"ecs.g6.large","image":"ubuntu","network":{"vSwitch":"vsw-1","securityGroup":"sg-1"}}}"#,
        ]
        try folder.write("specs.ndjson", json.joined() + "\n")
        try FileManager.default.createSymbolicLink(
            at: folder.url.appending(path: "ecsc"), withDestinationURL: CommandRun.binary
        )
        for name in ["specs", "main/specs"] {
            let specs = folder.url.appending(path: name)
            try FileManager.default.createDirectory(at: specs, withIntermediateDirectories: true)
            try Data(spec.utf8).write(to: specs.appending(path: "web.ecs.yaml"))
        }
        try folder.write("production.yaml", "size: 40\n")
        let bundle = try CommandRun.run(
            ["compile", "web.ecs.yaml", "--unsigned", "--output-dir", "out"], in: folder.url)
        #expect(bundle.status == 0)
        let out = folder.url.appending(path: "out")
        let name = try #require(FileManager.default.contentsOfDirectory(atPath: out.path).first)
        try FileManager.default.moveItem(at: out.appending(path: name), to: out.appending(path: "web"))
        // The platform's command line, which prints an answer.
        let answers = Repository.root.appending(
            path: "Tests/ecscTests/Cases/import/described-one-of-several/answer.json")
        let answer = try String(contentsOf: answers, encoding: .utf8)
            .replacing("i-bp12wb21245k9ratqxuq", with: "i-bp67acfmxazb4p****")
        try folder.write("aliyun", "#!/bin/sh\ncat <<'END'\n\(answer)\nEND\n")
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o755], ofItemAtPath: folder.url.appending(path: "aliyun").path)
        // A server of editors that no editor starts ends as where the editor is gone.
        let status: Int32 = command.path == "ecsc lsp" ? 1 : 0
        for example in command.examples {
            #expect(example.contains(command.path), "\(example)")
            // One that writes a spec writes this one.
            try folder.write("web.ecs.yaml", spec)
            let run = try CommandRun.run(
                ["-o", "pipefail", "-c", example], environment: ["PATH": "\(folder.url.path):/usr/bin:/bin"],
                in: folder.url, binary: URL(filePath: "/bin/bash")
            )
            // Two specs differ, and one file of models is not there yet: that is no fault of the line.
            #expect(run.status == status, "\(example): \(run.errorText)")
        }
    }

    /// No width of a terminal is too small, and what is laid out for a wider one says the same.
    @Test(arguments: ["0", "-3", "+7", "20", "27", "99999999999999999999", "nonsense"]) func isLaidOut(columns: String)
        throws
    {
        for command in Self.commands where command.path.utf8.count < 14 {
            let words = command.path.split(separator: " ").dropFirst().map(String.init)
            let run = try CommandRun.run(words + ["--help"], environment: ["COLUMNS": columns], in: Repository.root)
            #expect(run.status == 0 && run.endedNormally, "\(command.path)")
            #expect(run.outputText.contains("USAGE: \(command.path)"))
            #expect(run.outputText.contains("Show help"))
        }
    }

    // MARK: - The table of exit codes, environment and files

    /// The rows of a page's tables: name and meaning.
    private static func rows(of markdown: String) -> [String] {
        markdown.split(separator: "\n").filter { $0.hasPrefix("| `") }.map(String.init)
    }

    private static func table() throws -> [String] {
        rows(of: try CommandRun.run(["explain", "command"], in: Repository.root).outputText)
    }

    @Test func theREADMEHasTheTable() throws {
        let readme = try String(contentsOf: Repository.root.appending(path: "README.md"), encoding: .utf8)
        let table = try Self.table()
        #expect(table.count > 20)
        for title in ["Exit codes", "Environment", "Files"] { #expect(readme.contains("\n### \(title)\n")) }
        let section = readme.split(separator: "### Exit codes").last?.split(separator: "\n## ").first ?? ""
        #expect(Self.rows(of: String(section)) == table)
    }

    @Test func theHelpHasTheTable() throws {
        for arguments in [[], ["--help"], ["-h"], ["help"]] {
            let run = try CommandRun.run(arguments, environment: ["COLUMNS": "400"], in: Repository.root)
            #expect(run.status == 0)
            for row in try Self.table() {
                let parts = row.split(separator: "`", maxSplits: 2)
                let meaning = try #require(parts.last).dropFirst(3).dropLast(2)
                #expect(run.outputText.contains("  \(parts[1])"))
                #expect(run.outputText.contains("\(meaning)\n"), "\(meaning)")
            }
        }
    }

    @Test func theManualHasTheTableAndNoHiddenCommand() throws {
        let manual = try String(contentsOf: Repository.root.appending(path: "docs/ecsc.1"), encoding: .utf8)
        for title in ["\"EXIT STATUS\"", "ENVIRONMENT", "FILES"] { #expect(manual.contains("\n.Sh \(title)\n")) }
        for row in try Self.table() {
            let parts = row.split(separator: "`", maxSplits: 2)
            let meaning = try #require(parts.last).dropFirst(3).dropLast(2)
            #expect(manual.contains(".It \\&\(parts[1])\n\\&\(meaning)\n"), "\(row)")
        }
        #expect(!manual.contains(".It Em version\n"))
        for command in Self.commands.dropFirst() {
            #expect(manual.contains(".It Em \(command.commandName)\n"))
            for example in command.examples {
                #expect(manual.contains(example.replacing("\\", with: "\\\\")), "\(example)")
            }
        }
    }

    /// What the sources ask the environment for stands in the table, and what stands there is asked for.
    @Test func theTableHasEveryVariable() throws {
        let sources = Repository.root.appending(path: "Sources")
        var asked: Set<String> = []
        for path in try FileManager.default.subpathsOfDirectory(atPath: sources.path) where path.hasSuffix(".swift") {
            let text = try String(contentsOf: sources.appending(path: path), encoding: .utf8)
            for match in text.matches(of: /(?:value\(of: |environment\[|getenv\()"([A-Z_]+)"/) {
                asked.insert(String(match.1))
            }
            guard path.hasSuffix("EnvironmentVariable.swift") else { continue }
            for match in text.matches(of: /= "(ALIBABA_[A-Z_]+)"/) { asked.insert(String(match.1)) }
        }
        let named = try Self.table().compactMap { row in row.firstMatch(of: #/^\| `([A-Z_]+)` /#).map { String($0.1) } }
        #expect(asked.count > 8)
        #expect(Set(named) == asked)
    }

    private static let failing: [(arguments: [String], code: Int32)] = [
        (["compile", "none.ecs.yaml"], 66), (["chek"], 64), (["check"], 64), (["check", "--strct", "x"], 64),
        (["help", "nonsense"], 64), (["help", "policy", "lnt"], 64), (["help", "check", "this"], 64),
        (["user-data", "rendr"], 64), (["metadata", "shw", "RunInstances"], 64), (["policy", "caller"], 64),
        (["version"], 64), (["verify", "https://x/?a=1", "--demo-credentials"], 1),
    ]

    /// A failing run ends with a code of the table.
    @Test(arguments: failing) func endsWithAKnownCode(arguments: [String], code: Int32) throws {
        let folder = try TemporaryFolder()
        let run = try CommandRun.run(arguments, in: folder.url)
        #expect(run.status == code)
        #expect(try Self.table().contains { $0.hasPrefix("| `\(code)` ") })
        #expect(run.errorCount == 1, Comment(rawValue: run.errorText))
        #expect(run.outputText.isEmpty)
    }

    @Test(arguments: [
        (["chek"], "ecsc check"), (["compil", "x"], "ecsc compile"), (["userdata"], "ecsc user-data"),
        (["policy", "lnt"], "ecsc policy lint"), (["user-data", "rendr"], "ecsc user-data render"),
        (["metadata", "sow"], "ecsc metadata show"), (["help", "verfy"], "ecsc verify"),
        (["help", "policy", "caler"], "ecsc policy caller"),
    ])
    func aMisspeltCommandGetsTheNearest(arguments: [String], nearest: String) throws {
        let run = try CommandRun.run(arguments, in: Repository.root)
        #expect(run.errorText.contains("did you mean '\(nearest)'?"), Comment(rawValue: run.errorText))
    }
}
